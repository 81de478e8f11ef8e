terragrunt = {
  terraform {
    source = "./module"
  }
}

buildspec_path = "./buildspec.yml"

privileged_mode = true

environment_variables = [
  {
    name  = "SERVICE"
    value = "shop"
  },
]
