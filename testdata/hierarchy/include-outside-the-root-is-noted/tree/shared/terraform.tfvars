terragrunt {
}
x = "outside"
