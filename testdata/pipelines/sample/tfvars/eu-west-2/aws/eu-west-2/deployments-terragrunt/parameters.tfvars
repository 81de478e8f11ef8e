# eu-west-2 aws/eu-west-2/deployments-terragrunt
# codepipeline and codebuild
app = "bingo"
aws_region = "eu-west-2"
cost_center = "platform"
extra_tags = {
  ManagedBy = "terragrunt"
  Repository = "bingo-backend"
}
info = "terragrunt-deployments"
owner = "chaosgears"
service = "algorithms"
stage = "prod"
# codepipeline
artifact = "terragrunt"
branch = "prod"
connection_arn = "arn:aws:codestar-connections:eu-west-2:123456789012:connection/01234567-89ab-cdef-0123-456789abcdef"
repository = "bingo-backend"
repository_owner = "chaosgears"
stage_1_action = "GitHub"
stage_1_name = "Source"
stage_2_action = "Manual-Approval"
stage_2_name = "Approve"
stage_3_action = "Terragrunt-Deploy"
stage_3_name = "Terragrunt"
stage_4_action = "Slack"
stage_4_name = "Notify"
# codebuild
artifact_type = "CODEPIPELINE"
buildspec_path = "./terraform/deployment/buildspec.yml"
cache_type = "S3"
codebuild_description = "Pipeline for Terragrunt deployment"
codebuild_image = "123456789012.dkr.ecr.eu-west-2.amazonaws.com/bingo-terra-imgs-prod:1.0.0"
codebuild_type = "LINUX_CONTAINER"
compute_type = "BUILD_GENERAL1_SMALL"
environment_variables = [
  {
    name = "TERRAGRUNT_PIPELINE"
    value = "frontend-build"
  },
  {
    name = "TERRAGRUNT_REGION"
    value = "eu-west-2"
  },
  {
    name = "TERRAGRUNT_ENVIRONMENT"
    value = "prod"
  },
  {
    name = "TERRAGRUNT_COMMAND"
    value = "terragrunt apply -auto-approve"
  },
]
source_type = "CODEPIPELINE"
# module
ecr_repository_arn = "arn:aws:ecr:eu-west-2:123456789012:repository/bingo-terra-imgs-prod"
ecr_repository_name = "bingo-terra-imgs-prod"
force_destroy = true
noncurrent_version_days = 90
ssm_key = "alias/aws/ssm"
versioning = true
