terragrunt = {
  terraform {
    source = "../../m"
  }
}

desired_count = "four"
multi_az      = "true"
retention     = "7"
