terraform {
  source = "../modules/app"
}
dependency "base" {
  config_path = "../base"
  mock_outputs = {
    vpc_id = "made-up"
  }
}
inputs = {
  size   = 9
  vpc_id = dependency.base.outputs.vpc_id
}
