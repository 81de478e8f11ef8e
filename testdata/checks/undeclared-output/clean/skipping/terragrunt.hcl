terraform {
  source = "../modules/app"
}

dependency "vpc" {
  config_path  = "../vpc"
  skip_outputs = true
  mock_outputs = { anything = "mock" }

  mock_outputs_allowed_terraform_commands = ["validate", "plan"]
}

dependency "generated" {
  config_path  = "../generated"
  mock_outputs = { name = "mock" }

  mock_outputs_allowed_terraform_commands = ["validate", "plan"]
}

inputs = {
  vpc  = dependency.vpc.outputs.anything
  zone = dependency.generated.outputs.name
}
