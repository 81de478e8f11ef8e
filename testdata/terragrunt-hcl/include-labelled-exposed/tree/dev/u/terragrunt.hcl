include "root" {
  path = find_in_parent_folders("root.hcl")
}

include "env" {
  path   = find_in_parent_folders("env.hcl")
  expose = true
}

inputs = {
  zone = include.env.locals.zone
  up   = path_relative_from_include("root")
}
