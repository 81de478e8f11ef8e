terragrunt = {}

buildspec_path = "extracted-by-path.yml"
