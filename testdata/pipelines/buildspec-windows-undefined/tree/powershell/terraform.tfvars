terragrunt {}
buildspec_path = "powershell.yml"
codebuild_type = "WINDOWS_SERVER_2022_CONTAINER"
environment_variables = [{ name = "CONFIGURATION", value = "Release" }]
