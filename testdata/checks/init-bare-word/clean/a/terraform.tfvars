terragrunt = {
  terraform {
    source = "git::https://example.com/modules.git//app?ref=v1.2.0"

    extra_arguments "x" {
      commands  = ["init"]
      arguments = ["-backend-config=x=1", "-upgrade"]
    }

    extra_arguments "y" {
      commands  = ["plan"]
      arguments = ["-var", "x=1"]
    }
  }
}
