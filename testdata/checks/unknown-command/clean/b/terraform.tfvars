terragrunt = {
  terraform {
    source = "git::https://example.com/modules.git//app?ref=v1.2.0"

    after_hook "done" {
      commands = ["init-from-module", "terragrunt-read-config", "apply"]
      execute  = ["echo", "done"]
    }
  }
}
