include "root" {
  path           = find_in_parent_folders("root.hcl")
  merge_strategy = "deep"
}
dependency "base" {
  config_path = "../../base"
  mock_outputs = {
    id = "vpc-1"
  }
}
inputs = {
  cidrs  = ["192.168.0.0/16"]
  labels = { zone = "b" }
  size   = 2
  vpc_id = dependency.base.outputs.id
}
