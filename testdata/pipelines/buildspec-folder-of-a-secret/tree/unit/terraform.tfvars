terragrunt = {
  terraform {
    source = "./module"
  }
}

aws_region = "eu-west-1"

buildspec_path = "./buildspec.yml"

environment_variables = [
  {
    "name" = "DEPLOY_TOKEN"
    "value" = "s3cr3tfolder"
  },
]
