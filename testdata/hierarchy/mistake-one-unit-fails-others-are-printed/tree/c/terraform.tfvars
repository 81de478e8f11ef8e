terragrunt {
}
x = 3
