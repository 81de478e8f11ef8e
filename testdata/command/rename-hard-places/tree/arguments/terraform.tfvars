terragrunt = {
  terraform {
    source = "git::https://example.com/x.git"
    extra_arguments "a" {
      commands  = ["plan"]
      arguments = ["-var", "size=1", "-var=size=2", "-lock-timeout=size=3"]
    }
  }
}
