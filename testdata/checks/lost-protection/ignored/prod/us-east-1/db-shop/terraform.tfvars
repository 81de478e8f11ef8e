terragrunt = {
  terraform {
    source = "../../../modules//db"
  }

  prevent_destroy = true
}

size = 1

# strata:ignore lost-protection is moved this week
deletion_protection = false
