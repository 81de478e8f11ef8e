file = "${find_in_parent_folders("common.tfvars")}"

terragrunt {
}
