terragrunt = {
  terraform {
    source = "./module"
  }
}

aws_region = "eu-west-1"

buildspec_path = "./buildspec.yml"

environment_variables = [
  {
    "name" = "STAGE"
    "value" = "prod"
  },
  {
    "name" = "REGION"
    "value" = "eu-west-1"
  },
]
