terragrunt = {
  terraform {
    source = "./module"
  }
}

aws_region = "eu-west-1"

buildspec_path = "./buildspec.yml"

environment_variables = [
  {
    "name" = "DEPLOY"
    "value" = "terragrunt plan && terragrunt apply"
  },
  {
    "name" = "PLAN"
    "value" = "terragrunt plan -no-color"
  },
  {
    "name" = "QUOTED"
    "value" = "terragrunt plan -var \"name=a b\""
  },
]
