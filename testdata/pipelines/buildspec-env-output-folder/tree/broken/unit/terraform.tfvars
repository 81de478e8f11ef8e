terragrunt {}
environment_variables = { STAGE = "dev" }
