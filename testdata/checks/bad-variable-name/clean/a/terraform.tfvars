terragrunt = {
  terraform {
    source = "git::https://example.com/modules.git//app?ref=v1.2.0"
  }
}

my_name = "x"
"my-name" = "y"
Name2 = "z"
_x = 1
tags = {
  "a.b" = "c"
}
