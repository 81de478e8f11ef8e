terragrunt = {
  terraform {
    source = "git::https://example.com/modules.git//app?ref=v1.2.0"

    extra_arguments "x" {
      commands = ["init"]

      # strata:ignore init-bare-word to be seen
      arguments = ["x=1"]
    }
  }
}
