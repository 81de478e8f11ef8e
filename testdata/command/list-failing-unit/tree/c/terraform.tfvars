terragrunt = {
  terraform {
    source = "../m"
    extra_arguments "x" {
      commands = ["plan"]
      required_var_files = ["gone.tfvars"]
    }
  }
}
