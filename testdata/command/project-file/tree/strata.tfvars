# What every run in this repository takes.
all = {
  quiet = true
}
resolve = {
  env = { DB_PASSWORD = "hunter2x" }
}
check = {
  fail-on = "warning"
}
diff = {
  format = "brief"
  same   = { stage = "dev:prod" }
}
accounts = {
  "prod" = "111122223333"
  dev    = 444455556666
}
secret_patterns = ["*_dsn"]
policy          = "policy.tfvars"
