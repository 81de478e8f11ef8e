terragrunt = {}

buildspec_path = "extracted.yml"
