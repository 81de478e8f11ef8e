terragrunt = {
  terraform {
    source = "./module"
  }
}

aws_region = "eu-west-1"

buildspec_path = "./buildspec.yml"

environment_variables = [
  {
    "name" = "DB_PASSWORD"
    "value" = "hunter2"
  },
  {
    "name" = "URL"
    "value" = "https://user:hunter2@example.com"
  },
  {
    "name" = "STAGE"
    "value" = "prod"
  },
]
