include "root" {
  path = find_in_parent_folders("root.hcl")
}

terraform {
  source = "../../../m"
}

inputs = {
  master_password = "hunter2"
  log_level       = "info"
}
