dependency "vpc" {
  config_path = "../../vpc"
}

inputs = {
  name = values.name
  dir  = get_terragrunt_dir()
  vpc  = dependency.vpc.outputs.id
}
