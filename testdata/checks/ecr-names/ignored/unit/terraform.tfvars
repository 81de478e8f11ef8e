terragrunt = {
}

# strata:ignore ecr-names the build makes another image
ecr_repository_name = "tools-prod"
codebuild_image     = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/builder:1.0.0"
