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
    "value" = "1"
  },
  {
    "name" = "A"
    "value" = "2"
  },
]
