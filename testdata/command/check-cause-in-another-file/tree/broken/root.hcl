feature "big" {
  default = true
}

inputs = {
  prefix = "x"
}

generate "provider" {
  path      = "provider.tf"
  if_exists = "overwrite"
  contents  = <<-EOT
    provider "aws" {}
}
