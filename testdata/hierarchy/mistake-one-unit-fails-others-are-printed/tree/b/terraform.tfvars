terragrunt {
}
x = [
