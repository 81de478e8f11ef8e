terragrunt {}
buildspec_path = "buildspec.yml"
environment_variables = [{ name = "STAGE", value = "dev" }, { name = "KEY", value = "/x/key", type = "PARAMETER_STORE" }]
