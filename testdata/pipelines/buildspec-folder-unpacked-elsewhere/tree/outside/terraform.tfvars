terragrunt = {}

buildspec_path = "outside.yml"
