terragrunt {
  iam_role = "x-${get_terraform_commands_that_need_input()}"
}
