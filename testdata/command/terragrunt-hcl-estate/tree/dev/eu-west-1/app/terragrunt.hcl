include "root" {
  path = find_in_parent_folders("root.hcl")
}

terraform {
  source = "../../../modules//app"
}

dependency "vpc" {
  config_path = "../vpc"

  mock_outputs_allowed_terraform_commands = ["validate"]
  mock_outputs = {
    vpc_id = "vpc-mock"
  }
}

locals {
  name = "shop"
}

inputs = {
  name   = "${local.name}-app"
  team   = "shop"
  vpc_id = dependency.vpc.outputs.vpc_id
}
