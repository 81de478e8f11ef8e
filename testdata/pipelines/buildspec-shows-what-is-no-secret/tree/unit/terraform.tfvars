terragrunt = {}

buildspec_path = "buildspec.yml"
