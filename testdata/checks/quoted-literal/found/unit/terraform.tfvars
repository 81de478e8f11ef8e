terragrunt = {
}

versioning = "true"
size       = "3"
