terragrunt = {}

buildspec_path = "cloned-mirror.yml"
