terragrunt {}
buildspec_path  = "buildspec.yml"
codebuild_type  = "LINUX_EC2"
privileged_mode = false
