include "root" {
  path = "../root.hcl"
}

terraform {
  source = "../../modules//app"
}

dependency "vpc" {
  config_path                             = "../vpc"
  mock_outputs                            = { id = "vpc-1" }
  mock_outputs_allowed_terraform_commands = ["plan"]
  mock_outputs_merge_strategy_with_state  = "deep"
}

inputs = {
  name = "${local.stage}-app"
}
