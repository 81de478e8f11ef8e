terraform {
  source = "../modules/app"
}

dependency "unknown" {
  config_path  = "../unknown"
  mock_outputs = { name = "mock" }

  mock_outputs_allowed_terraform_commands = ["validate", "plan"]
}

inputs = {
  vpc = dependency.unknown.outputs.name
}
