terragrunt = {
  terraform {
    source = "git::https://example.com/modules.git//app?ref=v1.2.0"
  }
}

# strata:ignore bad-variable-name read by a script
"my.name" = "x"
