dependency "vpc" {
  config_path = "../../dev/vpc"

  mock_outputs = {
    id = "vpc-1"
  }
  mock_outputs_allowed_terraform_commands = ["plan"]
}

inputs = {
  vpc = dependency.vpc.outputs.id
}
