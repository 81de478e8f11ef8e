owner = "root"

terragrunt {
}
