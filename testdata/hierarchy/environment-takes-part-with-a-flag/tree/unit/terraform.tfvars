terragrunt {
  terraform {
    extra_arguments "e" {
      commands = ["plan"]
      env_vars {
        TF_VAR_from_block = "block"
        TF_VAR_both = "block"
      }
    }
  }
}
own = "unit"
