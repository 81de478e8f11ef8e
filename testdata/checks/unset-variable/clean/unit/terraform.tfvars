terragrunt = {
  iam_role = "arn:aws:iam::${get_env("TF_VAR_account", "")}:role/deploy"

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
