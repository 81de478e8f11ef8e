terragrunt = {
  terraform {
    source = "git::https://example.com/modules.git//app?ref=v1.2.0"
  }
}

"my.name" = "x"
"two words" = "y"
"9lives" = "z"
