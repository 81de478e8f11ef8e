dependency "base" {
  config_path = "../base"

  mock_outputs                            = { id = "mock" }
  mock_outputs_allowed_terraform_commands = [run_cmd("command")]
}

inputs = {
  id = dependency.base.outputs.id
}
