nearest_above = "${find_in_parent_folders("region.tfvars")}"

terragrunt {
}
