terragrunt {}
environment_variables = [{ name = "STAGE", value = "prod" }]
