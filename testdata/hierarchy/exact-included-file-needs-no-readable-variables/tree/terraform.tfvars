a = "x"
a = [1]

terragrunt {
  skip = true
}
