terragrunt = {
  terraform {
    source = "./module"
  }
}

aws_region = "eu-west-1"

environment_variables = [{ name = "UNUSED", value = "x" }]

buildspec_path = <<SPEC
buildspec.yml
SPEC
