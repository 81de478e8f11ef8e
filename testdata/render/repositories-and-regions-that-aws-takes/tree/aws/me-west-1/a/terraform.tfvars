terragrunt = {
  terraform {
    source = "git::https://example.com/modules/pipeline.git?ref=v1"
  }
}

app              = "bingo"
stage            = "prod"
stage_1_name     = "Source"
stage_1_action   = "GitLab"
stage_2_name     = "Build"
stage_2_action   = "Build"
repository_owner = "owner"
repository       = "group/inner-group/repository"
branch           = "main"
artifact         = "src"
artifact_type    = "CODEPIPELINE"
source_type      = "CODEPIPELINE"
compute_type     = "BUILD_GENERAL1_SMALL"
codebuild_image  = "aws/codebuild/standard:7.0"
codebuild_type   = "LINUX_CONTAINER"
