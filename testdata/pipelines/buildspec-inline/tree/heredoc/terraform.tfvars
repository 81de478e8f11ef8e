terragrunt = {
  terraform {
    source = "./module"
  }
}

aws_region = "eu-west-1"

environment_variables = [{ name = "UNUSED", value = "x" }]

buildspec_path = <<SPEC
version: 0.2
env:
  variables:
    STAGE: 0755
    DB_PASSWORD: hunter2
phases:
  build:
    commands:
      - echo $STAGE $DB_PASSWORD
      - |
        echo $NOTHING
SPEC
