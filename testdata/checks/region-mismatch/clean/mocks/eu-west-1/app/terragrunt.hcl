dependency "kms" {
  config_path = "../../kms"

  mock_outputs = {
    key_arn = "arn:aws:kms:eu-central-1:000000000000:key/00000000-0000-0000-0000-000000000000"
  }
  mock_outputs_allowed_terraform_commands = ["plan"]
}

inputs = {
  account_id = "123456789012"
  key_arn    = dependency.kms.outputs.key_arn
}
