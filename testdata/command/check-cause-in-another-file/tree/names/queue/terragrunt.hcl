include "root" {
  path = "../root.hcl"
}

terraform {
  source = "../../modules//app"
}

dependency "vpc" {
  config_path                             = "../vpc"
  mock_outputs                            = { id = "vpc-1", arn = "arn" }
  mock_outputs_allowed_terraform_commands = ["plan"]
}

remote_state {
  backend = "S3"
  config  = { bucket = "states", key = "queue", region = "eu-west-1", use_lockfile = true }
}

inputs = {
  name    = dependency.vpc.id
  secrets = { arn = dependency.vpc.outputs.secret_arn }
}
