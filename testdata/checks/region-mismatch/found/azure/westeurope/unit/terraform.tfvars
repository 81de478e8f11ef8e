terragrunt = {
}

location = "North Europe"
