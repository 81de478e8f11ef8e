terragrunt {
}
asked_in_root = "${get_parent_tfvars_dir()}"
