found = "${find_in_parent_folders("none.tfvars", "fall/back.tfvars")}"

terragrunt {
}
