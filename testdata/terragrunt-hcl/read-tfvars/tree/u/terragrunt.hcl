locals {
  vars = jsondecode(read_tfvars_file("common.tfvars"))
}

inputs = merge(local.vars, { size = 2 })
