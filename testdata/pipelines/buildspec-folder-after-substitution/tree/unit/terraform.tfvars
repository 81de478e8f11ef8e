terragrunt = {
  terraform {
    source = "./module"
  }
}

aws_region = "eu-west-1"

buildspec_path = "./terraform/deployment/buildspec.yml"

environment_variables = [
  {
    "name" = "REGION"
    "value" = "eu-west-2"
  },
  {
    "name" = "UNIT"
    "value" = "website"
  },
]
