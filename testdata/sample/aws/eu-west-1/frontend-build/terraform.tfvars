terragrunt {
  include {
    path = "${find_in_parent_folders()}"
  }

  terraform {
    source = "../../../../..//modules-sample/multisource-pipeline"
  }

  dependencies {
    paths = ["../website"]
  }
}

stage = "prod"

info = "frontend-build"

website_bucket = "bingo-algorithms-website-prod-eu-west-1"

# ---------------------------------------------------------------------------------------------------------------------
# CODEPIPELINE module parameters
# ---------------------------------------------------------------------------------------------------------------------

stage_1_name = "Source"

stage_1_action = "GitHub"

stage_2_name = "Build"

stage_2_action = "Frontend-Build"

stage_3_name = "Notify"

stage_3_action = "Slack"

# The buildspec comes from the first repository, the frontend from the second
repository_owner = "chaosgears"

repository = "bingo-backend"

branch = "prod"

artifact = "infrastructure"

secondary_sources = [
  {
    "name"             = "GitHub-Frontend"
    "repository_owner" = "chaosgears"
    "repository"       = "bingo-frontend"
    "branch"           = "prod"
    "artifact"         = "frontend"
  },
]

# ---------------------------------------------------------------------------------------------------------------------
# CODEBUILD module parameters
# ---------------------------------------------------------------------------------------------------------------------

artifact_type = "CODEPIPELINE"

cache_type = "S3"

codebuild_description = "Builds and publishes the frontend"

compute_type = "BUILD_GENERAL1_SMALL"

codebuild_image = "aws/codebuild/standard:7.0"

codebuild_type = "LINUX_CONTAINER"

source_type = "CODEPIPELINE"

buildspec_path = "./terraform/deployment/frontend-buildspec.yml"

environment_variables = [
  {
    "name"  = "FRONTEND_BUCKET"
    "value" = "bingo-algorithms-website-prod-eu-west-1"
  },
]
