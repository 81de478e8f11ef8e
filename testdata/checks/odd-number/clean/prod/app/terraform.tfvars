terragrunt = {
  terraform {
    source = "../../m"
  }
}

desired_count = "auto"
multi_az      = "maybe"
retention     = "never"
