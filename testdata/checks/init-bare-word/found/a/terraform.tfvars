terragrunt = {
  terraform {
    source = "git::https://example.com/modules.git//app?ref=v1.2.0"

    extra_arguments "x" {
      commands  = ["init", "plan"]
      arguments = ["x=1"]
    }
  }
}
