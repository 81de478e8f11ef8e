# strata:ignore lost-protection is moved this week
terragrunt = {
  terraform {
    source = "../../../modules//db"
  }
}

size = 1
