terraform {
  source = "git::https://example.com/modules.git//app?ref=v1.2.0"
}

dependency "vpc" {
  config_path = "../vpc"

  # strata:ignore mock-at-apply a sandbox
  mock_outputs = {
    vpc_id = "vpc-00000000"
  }
}

inputs = {
  vpc_id = dependency.vpc.outputs.vpc_id
}
