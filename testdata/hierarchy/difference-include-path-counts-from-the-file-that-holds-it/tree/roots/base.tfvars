base = "yes"

terragrunt {
}
