terragrunt = {
  terraform {
    extra_arguments "retry" {
      # strata:ignore exact-refused
      commands  = "${get_terraform_commands_that_need_locking()}"
      arguments = ["-lock-timeout=20m"]
    }
  }
}
