terragrunt = {
  terraform {
    source = "../../../modules//db"
  }
}

size = 1

deletion_protection = false
