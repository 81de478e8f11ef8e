terragrunt {}
environment_variables = [{ name = "STAGE", value = "dev" }, { name = "MODE", value = "fast" }]
