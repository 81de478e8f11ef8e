terragrunt = {
}

days = 60
