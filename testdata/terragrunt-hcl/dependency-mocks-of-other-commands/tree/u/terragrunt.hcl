dependency "vpc" {
  config_path = "../vpc"

  mock_outputs = {
    vpc_id = "vpc-mock"
  }
  mock_outputs_allowed_terraform_commands = ["validate"]
}

inputs = {
  vpc_id  = dependency.vpc.outputs.vpc_id
  subnets = [dependency.vpc.outputs.subnet, "known"]
  name    = "known"
}
