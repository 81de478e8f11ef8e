terragrunt = {
  terraform {
    source = "./module"
  }
}

aws_region = "eu-west-1"

buildspec_path = "buildspec.yml"
