include "root" {
  path = find_in_parent_folders("root.hcl")
}
include "common" {
  path = find_in_parent_folders("common.hcl")
}
locals {
  stage = get_env("STAGE_NAME")
}
