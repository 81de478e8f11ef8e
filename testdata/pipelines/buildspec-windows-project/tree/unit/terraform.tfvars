terragrunt = {}

buildspec_path = "buildspec.yml"
codebuild_type = "WINDOWS_SERVER_2022_CONTAINER"
