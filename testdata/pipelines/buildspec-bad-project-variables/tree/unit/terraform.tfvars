terragrunt = {
  terraform {
    source = "./module"
  }
}

aws_region = "eu-west-1"

buildspec_path = "./buildspec.yml"

environment_variables = [
  {
    "name" = "A"
  },
  {
    "value" = "x"
  },
  {
    "name" = "B"
    "value" = "x"
    "type" = "SECRET_MANAGER"
  },
  {
    "name" = "C"
    "valeu" = "x"
    "value" = ["x"]
  },
  {
    "name" = "D"
    "value" = true
  },
]
