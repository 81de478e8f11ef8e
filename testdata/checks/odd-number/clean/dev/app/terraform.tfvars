terragrunt = {
  terraform {
    source = "../../m"
  }
}

desired_count = "1"
multi_az      = "false"
retention     = "7"
