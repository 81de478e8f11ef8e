terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
  terraform {
    source = "git::https://example.com/modules.git//db?ref=v1"
  }
}
name = "${path_relative_to_include()}"
