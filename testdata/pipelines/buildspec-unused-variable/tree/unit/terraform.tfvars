terragrunt = {
  terraform {
    source = "./module"
  }
}

aws_region = "eu-west-1"

buildspec_path = "./buildspec.yml"

environment_variables = [
  {
    "name" = "TOPPING"
    "value" = "cheese"
  },
  {
    "name" = "AWS_PROFILE"
    "value" = "x"
  },
]
