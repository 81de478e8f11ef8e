terragrunt {
  include {
    path = "${find_in_parent_folders()}"
  }
}
folder = "${get_tfvars_dir()}"
