terragrunt = {}

buildspec_path = "copied.yml"
