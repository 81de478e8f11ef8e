terragrunt = {}

buildspec_path = "unpacked.yml"
