terragrunt = {
}

enabled    = "true"
versioning = true
