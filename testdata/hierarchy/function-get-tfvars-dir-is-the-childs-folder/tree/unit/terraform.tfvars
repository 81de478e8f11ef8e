terragrunt {
  include {
    path = "${find_in_parent_folders()}"
  }
}
asked_in_unit = "${get_tfvars_dir()}"
