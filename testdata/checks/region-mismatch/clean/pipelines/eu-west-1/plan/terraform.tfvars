terragrunt = {
  terraform {
    source = "git::https://example.com/modules.git//pipeline?ref=v1"
  }
}

buildspec = "ship/plan.yml"

environment_variables = [
  {
    name  = "REGION"
    value = "eu-west-2"
  },
]
