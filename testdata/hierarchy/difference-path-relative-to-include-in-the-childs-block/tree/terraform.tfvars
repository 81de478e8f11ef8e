terragrunt {
}
