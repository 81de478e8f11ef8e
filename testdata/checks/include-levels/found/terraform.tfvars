terragrunt = {
}
