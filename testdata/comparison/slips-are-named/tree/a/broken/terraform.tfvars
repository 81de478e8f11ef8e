terragrunt {
}
x = 1
