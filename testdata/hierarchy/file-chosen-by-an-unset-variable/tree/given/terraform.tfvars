terragrunt = {
  terraform {
    extra_arguments "files" {
      commands           = ["plan"]
      required_var_files = ["${get_env("VARS_FILE", "")}"]
    }
  }
}
