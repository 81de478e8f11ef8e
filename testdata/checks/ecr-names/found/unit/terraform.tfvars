terragrunt = {
}

ecr_repository_name = "tools-prod"
ecr_repository_arn  = "arn:aws:ecr:eu-west-1:123456789012:repository/tools-prd"
codebuild_image     = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/images/tools-prod:1.0.0"
