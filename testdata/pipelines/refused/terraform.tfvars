terragrunt {
  terraform {
    source = "git::https://git.example.com/modules.git//terragrunt-deployments?ref=v1.0.0"
  }
}

aws_region = "eu-west-1"

app = "bingo"

service = "algorithms"

info = "deployments"

stage = "dev"

owner = "chaosgears"

stage_1_name = "Source"

stage_1_action = "GitHub"

stage_2_name = "Terragrunt"

stage_2_action = "Terragrunt-Deploy"

stage_3_name = "Notify"

stage_3_action = "Slack"

repository_owner = "chaosgears"

repository = "bingo-backend"

branch = "dev"

artifact = "terragrunt"

artifact_type = "CODEPIPELINE"

source_type = "CODEPIPELINE"

cache_type = "S3"

codebuild_description = "Deploys"

compute_type = "BUILD_GENERAL1_SMALL"

codebuild_image = "aws/codebuild/standard:7.0"

codebuild_type = "LINUX_CONTAINER"

buildspec_path = "buildspec.yml"

environment_variables = [{ name = "TERRAGRUNT_COMMAND", value = "terragrunt plan" }]
