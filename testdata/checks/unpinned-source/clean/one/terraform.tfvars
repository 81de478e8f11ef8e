terragrunt = {
  terraform {
    source = "git::ssh://git@example.com/modules.git//network?ref=v1.2.0"
  }
}
