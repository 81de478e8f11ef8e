terragrunt = {
  terraform {
    source = "../../m"
  }
}

desired_count = "3"
# strata:ignore odd-number it is meant so
multi_az      = "ture"
# strata:ignore odd-number it is meant so
retention     = "30d"
