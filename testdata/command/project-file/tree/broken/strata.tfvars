alle = {}
all = {
  quite = true
  root  = "/"
}
check = {
  fail_on = "warnings"
  fix     = true
  verbose = "yes"
}
diff = {
  format = ["text", "json"]
}
resolve = true
accounts = { prod = [1] }
disable = ""
