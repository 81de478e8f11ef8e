terragrunt = {
  terraform {
    source = "./module"
  }
}

aws_region = "eu-west-1"

