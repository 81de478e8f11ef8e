terragrunt {
  # Include all the settings from the root .tfvars file
  include {
    path = "${find_in_parent_folders()}"
  }

  terraform {
    source = "../../../../..//modules-sample/terragrunt-deployments"
  }

  # The build image comes from there
  dependencies {
    paths = ["../docker-images-terragrunt"]
  }
}

ecr_repository_name = "bingo-terra-imgs-prod"

ecr_repository_arn = "arn:aws:ecr:eu-west-1:123456789012:repository/bingo-terra-imgs-prod"

# ---------------------------------------------------------------------------------------------------------------------
# CODEPIPELINE module parameters
# ---------------------------------------------------------------------------------------------------------------------

stage = "prod"

info = "terragrunt-deployments"

ssm_key = "alias/aws/ssm"

stage_1_name = "Source"

stage_1_action = "GitHub"

stage_2_name = "Approve"

stage_2_action = "Manual-Approval"

stage_3_name = "Terragrunt"

stage_3_action = "Terragrunt-Deploy"

stage_4_name = "Notify"

stage_4_action = "Slack"

repository_owner = "chaosgears"

repository = "bingo-backend"

branch = "prod"

artifact = "terragrunt"

# ---------------------------------------------------------------------------------------------------------------------
# CODEBUILD module parameters
# ---------------------------------------------------------------------------------------------------------------------

# Artifacts of this pipeline can be made again from the repository
force_destroy = true

artifact_type = "CODEPIPELINE"

cache_type = "S3"

codebuild_description = "Pipeline for Terragrunt deployment"

compute_type = "BUILD_GENERAL1_SMALL"

codebuild_image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/bingo-terra-imgs-prod:1.0.0"

codebuild_type = "LINUX_CONTAINER"

source_type = "CODEPIPELINE"

buildspec_path = "./terraform/deployment/buildspec.yml"

environment_variables = [
  {
    "name"  = "TERRAGRUNT_PIPELINE"
    "value" = "frontend-build"
  },
  {
    "name"  = "TERRAGRUNT_REGION"
    "value" = "eu-west-1"
  },
  {
    "name"  = "TERRAGRUNT_ENVIRONMENT"
    "value" = "prod"
  },
  {
    "name"  = "TERRAGRUNT_COMMAND"
    "value" = "terragrunt apply -auto-approve"
  },
]
