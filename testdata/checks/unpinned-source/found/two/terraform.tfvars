terragrunt = {
  terraform {
    source = "git@github.com:example/modules.git//network?depth=1"
  }
}
