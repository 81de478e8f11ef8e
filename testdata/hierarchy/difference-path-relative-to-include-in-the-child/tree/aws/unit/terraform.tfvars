key = "${path_relative_to_include()}"
terragrunt {
  include {
    path = "${find_in_parent_folders()}"
  }
}
