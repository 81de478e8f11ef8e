terraform {
  source = "../modules/app"
}

dependency "vpc" {
  config_path  = "../vpc"
  mock_outputs = { vpc_ident = "mock" }

  mock_outputs_allowed_terraform_commands = ["validate", "plan"]
}

inputs = {
  vpc = dependency.vpc.outputs.vpc_ident
}
