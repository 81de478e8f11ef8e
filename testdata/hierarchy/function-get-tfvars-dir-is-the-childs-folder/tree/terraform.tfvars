terragrunt {
}
asked_in_root = "${get_tfvars_dir()}"
