# eu-west-1 aws/eu-west-1/docker-images-terragrunt
# codepipeline and codebuild
app = "bingo"
aws_region = "eu-west-1"
cost_center = "platform"
extra_tags = {
  ManagedBy = "terragrunt"
  Repository = "bingo-backend"
}
info = "terragrunt-images"
owner = "chaosgears"
service = "algorithms"
stage = "prod"
# codepipeline
artifact = "images"
branch = "prod"
connection_arn = "arn:aws:codestar-connections:eu-west-1:123456789012:connection/01234567-89ab-cdef-0123-456789abcdef"
repository = "bingo-backend"
repository_owner = "chaosgears"
stage_1_action = "GitHub"
stage_1_name = "Source"
stage_2_action = "Docker-Build"
stage_2_name = "Build"
stage_3_action = "Slack"
stage_3_name = "Notify"
# codebuild
artifact_type = "CODEPIPELINE"
buildspec_path = "./terraform/deployment/images-buildspec.yml"
cache_type = "NO_CACHE"
codebuild_description = "Builds the image that runs Terragrunt"
codebuild_image = "aws/codebuild/standard:7.0"
codebuild_type = "LINUX_CONTAINER"
compute_type = "BUILD_GENERAL1_SMALL"
environment_variables = [
  {
    name = "AWS_ACCOUNT_ID"
    value = "123456789012"
  },
  {
    name = "IMAGE_REPOSITORY"
    value = "bingo-terra-imgs-prod"
  },
  {
    name = "IMAGE_TAG"
    value = "1.0.0"
  },
]
privileged_mode = true
source_type = "CODEPIPELINE"
# module
ecr_repository_name = "bingo-terra-imgs-prod"
force_destroy = false
noncurrent_version_days = 30
versioning = true
