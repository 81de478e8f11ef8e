dependency "vpc" {
  config_path = "../nowhere"
  enabled     = false

  mock_outputs = {
    vpc_id = "none"
  }
}

inputs = {
  vpc_id = dependency.vpc.outputs.vpc_id
}
