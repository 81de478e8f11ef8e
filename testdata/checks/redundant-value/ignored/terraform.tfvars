terragrunt = {
}

owner = "platform"
