terragrunt = {}

x = 1
tags = {
  a = "b"
}
