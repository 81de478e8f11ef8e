terragrunt = {
  terraform {
    extra_arguments "vars" {
      commands           = ["plan", "validate"]
      arguments          = ["-no-color", "foo=bar", "-input=maybe", "-no-color"]
      required_var_files = ["given.tfvars"]
    }

    extra_arguments "state" {
      commands  = ["refresh"]
      arguments = ["-input=maybe", "-parallelism", "many", "-lock-timeout=20", "-no-color", "-no-color"]
    }
  }
}
