terragrunt = {
  terraform {
    source = "../modules/policy"
  }
}

policy = "no policy"
