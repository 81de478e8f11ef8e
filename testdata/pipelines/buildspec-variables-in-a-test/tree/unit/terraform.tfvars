terragrunt = {}
buildspec = "buildspec.yml"
buildspec_path = "buildspec.yml"
environment_variables = []
