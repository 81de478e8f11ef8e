terragrunt = {
}

stage        = "prod"
stage_1_name = "Source"
stage_2_name = "Approval"
stage_3_name = "Deploy"

environment_variables = [{
  name  = "TERRAGRUNT_COMMAND"
  value = "terragrunt apply -auto-approve"
}]

stage_1_action = "Source"
stage_2_action = "Approval"
stage_3_action = "Deploy"
