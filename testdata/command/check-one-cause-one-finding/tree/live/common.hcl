locals {
  data = yamldecode(file("${get_parent_terragrunt_dir()}/../config/data.yaml"))
}
dependency "network" {
  config_path = "../networks"
  mock_outputs = {
    vpc_id = "vpc-1"
  }
}
