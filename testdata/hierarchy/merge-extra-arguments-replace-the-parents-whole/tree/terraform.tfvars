terragrunt {
  terraform {
    extra_arguments "vars" {
      commands = ["plan"]
      arguments = ["-target=root"]
      env_vars {
        A = "root"
      }
    }
  }
}
