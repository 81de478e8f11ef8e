include "root" {
  path = find_in_parent_folders("root.hcl")
}

terraform {
  source = "../m"
}

inputs = {
  tags = {
    name = "shallow"
    team = "web"
  }
}
