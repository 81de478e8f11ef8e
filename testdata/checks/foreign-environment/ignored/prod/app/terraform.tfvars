terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

# strata:ignore foreign-environment a rehearsal
stage = "dev"
