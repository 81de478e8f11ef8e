terragrunt = {
  terraform {
    source = "./module"
  }
}

aws_region = "eu-west-1"

environment_variables = [{ name = "UNUSED", value = "x" }]

buildspec_path = "version: 0.2\nphases:\n  build:\n    commands: [echo $NOTHING, 1.0]\n    comands: x\n"
