terragrunt = {
  terraform {
    source = "../../../modules//db"
  }
}

size = 1
