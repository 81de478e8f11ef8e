terragrunt {
  include {
    path = "${find_in_parent_folders()}"
  }

  terraform {
    source = "../../../../..//modules-sample/image-builder"
  }
}

stage = "prod"

info = "terragrunt-images"

ecr_repository_name = "bingo-terra-imgs-prod"

# ---------------------------------------------------------------------------------------------------------------------
# CODEPIPELINE module parameters
# ---------------------------------------------------------------------------------------------------------------------

stage_1_name = "Source"

stage_1_action = "GitHub"

stage_2_name = "Build"

stage_2_action = "Docker-Build"

stage_3_name = "Notify"

stage_3_action = "Slack"

repository_owner = "chaosgears"

repository = "bingo-backend"

branch = "prod"

artifact = "images"

# ---------------------------------------------------------------------------------------------------------------------
# CODEBUILD module parameters
# ---------------------------------------------------------------------------------------------------------------------

artifact_type = "CODEPIPELINE"

cache_type = "NO_CACHE"

codebuild_description = "Builds the image that runs Terragrunt"

compute_type = "BUILD_GENERAL1_SMALL"

codebuild_image = "aws/codebuild/standard:7.0"

codebuild_type = "LINUX_CONTAINER"

# Needed for the Docker daemon
privileged_mode = true

source_type = "CODEPIPELINE"

buildspec_path = "./terraform/deployment/images-buildspec.yml"

environment_variables = [
  {
    "name"  = "AWS_ACCOUNT_ID"
    "value" = "123456789012"
  },
  {
    "name"  = "IMAGE_REPOSITORY"
    "value" = "bingo-terra-imgs-prod"
  },
  {
    "name"  = "IMAGE_TAG"
    "value" = "1.0.0"
  },
]
