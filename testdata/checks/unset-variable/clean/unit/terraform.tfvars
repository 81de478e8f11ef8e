terragrunt = {
  terraform {
    source = "../modules//m"

    extra_arguments "environment" {
      commands = ["plan"]

      env_vars = {
        TF_VAR_owner = "web"
      }
    }
  }
}

stage = "dev"
