terragrunt = {
  terraform {
    source = "./module"
  }
}

aws_region = "eu-west-1"

buildspec_path = "./buildspec.yml"

environment_variables = [
  {
    "name" = "CODEBUILD_STAGE"
    "value" = "prod"
  },
  {
    "name" = "AWS_PROFILE"
    "value" = "blue"
  },
]
