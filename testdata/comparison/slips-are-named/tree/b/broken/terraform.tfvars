terragrunt {
}
x = [1
