terragrunt {
}
a = "root"
