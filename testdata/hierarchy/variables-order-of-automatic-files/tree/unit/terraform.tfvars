terragrunt {
}
a = "own"
b = "own"
c = "own"
d = "own"
