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

stage_2_region = "us-east-1"

pipeline_type = "V2"

pipeline_variables = [{ name = "ROLE", default_value = "x" }]

stage_1_namespace = "SourceVariables"

stage_2_configuration = { EnvironmentVariables = [{ name = "A", value = "#{variables.ROLE}" }, { name = "B", value = "#{SourceVariables.CommitId}" }] }
