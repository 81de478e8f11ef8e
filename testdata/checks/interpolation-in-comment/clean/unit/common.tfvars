# Terragrunt does not read this file: ${var.stage}
owner = "platform"
