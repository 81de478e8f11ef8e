terragrunt {
  terraform {
    source = "git::https://git.example.com/modules.git//pipeline?ref=v1.0.0"
  }
}

app = "bingo"
service = "algorithms"
info = "deployments"
stage = "dev"
stage_1_name = "Source"
stage_1_action = "GitHub"
stage_2_name = "Terragrunt"
stage_2_action = "Terragrunt-Deploy"
repository_owner = "chaosgears"
repository = "bingo-backend"
branch = "dev"
artifact = "terragrunt"
compute_type = "BUILD_GENERAL1_SMALL"
codebuild_image = "aws/codebuild/standard:7.0"
codebuild_type = "LINUX_CONTAINER"
buildspec_path = "buildspec.yml"

environment_variables = [{ name = "DB_PASSWORD", value = "canary-1" }]
