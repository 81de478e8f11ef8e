terragrunt = {
}

days = 30
