terragrunt {
}
x {
  a = 1
}
