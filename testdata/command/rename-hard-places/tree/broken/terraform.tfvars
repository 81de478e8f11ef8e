terragrunt = {
  terraform {
    source = "git::https://example.com/x.git"
  }
}
size = [1 2
