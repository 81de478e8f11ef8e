terragrunt {
}
stage = "dev"
