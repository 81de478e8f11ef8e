terragrunt = {
  terraform {
    source = "../../../modules//db"
  }

  prevent_destroy = true
}

size = 1
