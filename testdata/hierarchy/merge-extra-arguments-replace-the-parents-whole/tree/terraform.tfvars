terragrunt {
  terraform {
    extra_arguments "vars" {
      commands = ["plan"]
      arguments = ["-root"]
      env_vars {
        A = "root"
      }
    }
  }
}
