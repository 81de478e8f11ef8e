terragrunt {}
buildspec_path  = "buildspec.yml"
privileged_mode = false
