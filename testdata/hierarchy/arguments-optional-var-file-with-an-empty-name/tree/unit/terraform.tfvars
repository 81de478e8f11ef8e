terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["plan"]
      optional_var_files = ["${get_env("EXTRA", "")}"]
    }
  }
}
