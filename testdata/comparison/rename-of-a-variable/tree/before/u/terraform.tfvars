terragrunt = {
  terraform {
    source = "git::https://example.com/x.git"
  }
}
size = 3
db_password = "hunter2x"
zone = "a"
