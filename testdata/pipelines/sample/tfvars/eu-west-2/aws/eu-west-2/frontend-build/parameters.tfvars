# eu-west-2 aws/eu-west-2/frontend-build
# codepipeline and codebuild
app = "bingo"
aws_region = "eu-west-2"
cost_center = "platform"
extra_tags = {
  ManagedBy = "terragrunt"
  Repository = "bingo-backend"
}
info = "frontend-build"
owner = "chaosgears"
secondary_sources = [
  {
    name = "GitHub-Frontend"
    repository_owner = "chaosgears"
    repository = "bingo-frontend"
    branch = "prod"
    artifact = "frontend"
  },
]
service = "algorithms"
stage = "prod"
# codepipeline
artifact = "infrastructure"
branch = "prod"
connection_arn = "arn:aws:codestar-connections:eu-west-2:123456789012:connection/01234567-89ab-cdef-0123-456789abcdef"
repository = "bingo-backend"
repository_owner = "chaosgears"
stage_1_action = "GitHub"
stage_1_name = "Source"
stage_2_action = "Frontend-Build"
stage_2_name = "Build"
stage_3_action = "Slack"
stage_3_name = "Notify"
# codebuild
artifact_type = "CODEPIPELINE"
buildspec_path = "./terraform/deployment/frontend-buildspec.yml"
cache_type = "S3"
codebuild_description = "Builds and publishes the frontend"
codebuild_image = "aws/codebuild/standard:7.0"
codebuild_type = "LINUX_CONTAINER"
compute_type = "BUILD_GENERAL1_MEDIUM"
environment_variables = [
  {
    name = "FRONTEND_BUCKET"
    value = "bingo-algorithms-website-prod-eu-west-2"
  },
  {
    name = "FRONTEND_LOCALE"
    value = "en-GB"
  },
]
source_type = "CODEPIPELINE"
# module
force_destroy = false
noncurrent_version_days = 90
versioning = true
website_bucket = "bingo-algorithms-website-prod-eu-west-2"
