terragrunt = {
}

stage        = "prod"
stage_1_name = "Source"
stage_2_name = "Deploy"

environment_variables = [{
  name = "TERRAGRUNT_COMMAND"

  # strata:ignore auto-approve
  value = "terragrunt apply -auto-approve"
}]

stage_1_action = "Source"
stage_2_action = "Deploy"
