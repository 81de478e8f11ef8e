terragrunt {
}
rules = [{ a = 1 }, { b = 2 }]
