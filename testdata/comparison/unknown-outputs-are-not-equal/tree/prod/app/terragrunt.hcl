dependency "vpc" {
  config_path = "../vpc"
}

inputs = {
  name    = "app"
  vpc_id  = dependency.vpc.outputs.id
  subnets = { first = dependency.vpc.outputs.subnet_ids }
}
