include {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

inputs = {
  stage = "prod"
  from  = include.inputs.owner
}
