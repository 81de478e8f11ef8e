terraform {
  source = "../modules/vpc"
}

generate "provider" {
  path      = "provider.tf"
  if_exists = "overwrite"
  contents  = "provider \"aws\" {\n  region = \"eu-west-1\"\n}\n"
}
