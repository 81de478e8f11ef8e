terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
  terraform {
    source = "git::https://example.com/modules.git//db?ref=v2"
  }
}
name = "${path_relative_to_include()}"
