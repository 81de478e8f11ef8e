terragrunt = {
  terraform {
    source = "git::ssh://git@example.com/modules.git//network"
  }
}
