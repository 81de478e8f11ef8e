parent = "${find_in_parent_folders()}"

terragrunt {
}
