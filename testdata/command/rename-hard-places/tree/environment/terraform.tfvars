terragrunt = {
  terraform {
    source = "git::https://example.com/x.git"
    extra_arguments "a" {
      commands = ["plan"]
      env_vars = {
        TF_VAR_size = "1"
      }
    }
  }
}
