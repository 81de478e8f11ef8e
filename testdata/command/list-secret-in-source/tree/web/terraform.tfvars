terragrunt = {
  terraform {
    source = "git::https://bot:hunter2@example.com/m.git"
  }
}
