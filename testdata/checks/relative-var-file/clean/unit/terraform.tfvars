terragrunt = {
  terraform {
    source = "../module"

    extra_arguments "vars" {
      commands           = ["plan"]
      arguments          = ["-var-file=own.tfvars"]
      required_var_files = ["${get_tfvars_dir()}/../region.tfvars"]
      optional_var_files = ["sub/../own.tfvars"]
    }
  }
}
