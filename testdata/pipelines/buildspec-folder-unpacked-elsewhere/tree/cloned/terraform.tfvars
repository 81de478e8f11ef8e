terragrunt = {}

buildspec_path = "cloned.yml"
