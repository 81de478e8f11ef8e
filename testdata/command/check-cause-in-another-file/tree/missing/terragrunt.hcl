include "gone" {
  path   = "gone.hcl"
  expose = true
}

terraform {
  source = "../modules//app"
}

inputs = {
  name = include.gone.inputs.prefix
}
