terragrunt = {
  terraform {
    source = "git::https://example.com/modules.git//app?ref=v1.2.0"

    extra_arguments "more" {
      # strata:ignore unknown-command of our wrapper
      commands  = ["deploy"]
      arguments = ["-lock-timeout=5m"]
    }
  }
}
