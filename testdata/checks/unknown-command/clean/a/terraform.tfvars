terragrunt = {
  terraform {
    source = "git::https://example.com/modules.git//app?ref=v1.2.0"

    extra_arguments "more" {
      commands = ["${get_terraform_commands_that_need_vars()}", "init", "workspace"]
      arguments = ["-lock-timeout=5m"]
    }
  }
}
