terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["${get_terraform_commands_that_need_parallelism()}", "init"]
      arguments = ["-target=a"]
    }
  }
}
