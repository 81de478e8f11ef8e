include "root" {
  path = "../root.hcl"
}

terraform {
  source = "../../modules//app"
}

exclude {
  if      = true
  actions = ["aply"]
}

inputs = {
  nmae = "vpc"
}
