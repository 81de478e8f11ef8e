terragrunt {
}
y = 2
