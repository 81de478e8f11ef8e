terraform {
  source = "../modules/vpc"
}

generate "outputs" {
  path      = "more.tf"
  if_exists = "overwrite"
  contents  = "output \"name\" {\n  value = \"n\"\n}\n"
}
