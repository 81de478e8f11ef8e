terragrunt {}
buildspec_path  = "buildspec.yml"
privileged_mode = false
docker_server   = { compute_type = "BUILD_GENERAL1_SMALL" }
