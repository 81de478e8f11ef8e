terragrunt {
}
x = "root"
