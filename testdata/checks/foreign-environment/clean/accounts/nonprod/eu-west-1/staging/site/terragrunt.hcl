dependency "vpc" {
  config_path = "../../shared/dns"

  mock_outputs = {
    id = "vpc-1"
  }
  mock_outputs_allowed_terraform_commands = ["plan"]
}

inputs = {
  vpc = dependency.vpc.outputs.id
}
