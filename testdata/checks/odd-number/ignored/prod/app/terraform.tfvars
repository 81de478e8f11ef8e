terragrunt = {
  terraform {
    source = "../../m"
  }
}

# strata:ignore odd-number it is meant so
desired_count = "four"
multi_az      = "true"
retention     = "7"
