terragrunt = {}

buildspec_path = "moved.yml"
