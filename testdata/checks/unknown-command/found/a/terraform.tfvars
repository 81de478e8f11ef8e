terragrunt = {
  terraform {
    source = "git::https://example.com/modules.git//app?ref=v1.2.0"

    extra_arguments "more" {
      commands = ["plna", "apply"]
      arguments = ["-lock-timeout=5m"]
    }
  }
}
