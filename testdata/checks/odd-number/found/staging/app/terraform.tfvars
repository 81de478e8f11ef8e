terragrunt = {
  terraform {
    source = "../../m"
  }
}

desired_count = "3"
multi_az      = "ture"
retention     = "30d"
