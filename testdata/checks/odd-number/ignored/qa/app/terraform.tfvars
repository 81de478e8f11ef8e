terragrunt = {
  terraform {
    source = "../../m"
  }
}

desired_count = "2"
multi_az      = "true"
retention     = "7"
