terragrunt {
  iam_role = "${find_in_parent_folder()}"
}
