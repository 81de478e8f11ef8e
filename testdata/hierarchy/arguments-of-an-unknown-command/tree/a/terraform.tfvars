terragrunt = {
  terraform {
    source = "git::https://example.com/m.git"

    extra_arguments "vars" {
      commands  = ["plan-all-of-it"]
      arguments = ["-var=x=1"]
    }
  }
}
