terraform {
  source = "../modules/vpc"
}

generate "code" {
  path      = "code.tf"
  if_exists = "overwrite"
  contents  = "# ${get_aws_account_id()}"
}
