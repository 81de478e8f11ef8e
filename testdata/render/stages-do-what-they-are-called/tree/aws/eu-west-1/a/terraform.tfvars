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
repository_owner = "chaosgears"
repository = "bingo-backend"
branch = "dev"
artifact = "terragrunt"
compute_type = "BUILD_GENERAL1_SMALL"
codebuild_image = "aws/codebuild/standard:7.0"
codebuild_type = "LINUX_CONTAINER"
buildspec_path = "buildspec.yml"
stage_2_name = "Test"
stage_2_action = "Unit-Tests"
stage_3_name = "Approve"
stage_3_action = "Manual-Approval"
stage_3_configuration = { CustomData = "Deploy {branch}?" }
stage_4_name = "Deploy"
stage_4_action = "Website"
stage_4_configuration = { BucketName = "bingo-website", Extract = true }
stage_5_name = "Deploy-Stack"
stage_5_action = "Deploy"
stage_5_configuration = { EnvironmentVariables = [{ name = "A", value = "b" }] }
stage_6_name = "Tell"
stage_6_action = "notifyTeam"
stage_7_name = "Check"
stage_7_action = "Hook"
stage_7_provider = "Lambda"
stage_7_configuration = { FunctionName = "hook", UserParameters = "#{codepipeline.PipelineExecutionId}" }
