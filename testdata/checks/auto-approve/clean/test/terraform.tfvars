terragrunt = {
}

stage        = "test"
stage_1_name = "Source"
stage_2_name = "Deploy"

environment_variables = [{
  name  = "TERRAGRUNT_COMMAND"
  value = "terragrunt apply -auto-approve"
}]

stage_1_action = "Source"
stage_2_action = "Deploy"
