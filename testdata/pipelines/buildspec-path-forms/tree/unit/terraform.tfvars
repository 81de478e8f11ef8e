terragrunt = {
  terraform {
    source = "./module"
  }
}

aws_region = "eu-west-1"

buildspec_path = "arn:aws:s3:::bucket/buildspec.yml"
