terragrunt = {}

stage = "dev"
tags = {
  Env = "dev"
  db_password = "hunter2hunter2"
  deep = { er = [1] }
}
