terragrunt = {
}

monitoring = "true"
