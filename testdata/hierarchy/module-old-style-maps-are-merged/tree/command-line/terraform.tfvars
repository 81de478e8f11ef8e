terragrunt = {
  terraform {
    source = "../module"

    extra_arguments "vars" {
      commands  = ["plan"]
      arguments = ["-var=tags={ D = \"line\" }"]
    }
  }
}

tags = {
  A = "unit"
}
