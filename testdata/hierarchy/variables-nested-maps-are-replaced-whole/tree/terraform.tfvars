terragrunt {
}
m {
  inner {
    a = 1
    b = 2
  }
  other = 1
}
