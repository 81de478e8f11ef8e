terragrunt = {
  terraform {
    source = "./module"
  }
}

aws_region = "eu-west-1"

environment_variables = [{ name = "UNUSED", value = "x" }]

buildspec_path = <<SPEC
version: 0.2
phases: [
SPEC
