terragrunt = {
}

ecr_repository_name = "images/tools-prod"
codebuild_image     = "aws/codebuild/standard:7.0"
