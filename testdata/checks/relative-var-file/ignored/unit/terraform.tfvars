terragrunt = {
  terraform {
    source = "../module"

    extra_arguments "vars" {
      commands = ["plan"]

      # strata:ignore relative-var-file
      required_var_files = ["../region.tfvars"]
    }
  }
}
