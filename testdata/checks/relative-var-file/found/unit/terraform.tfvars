terragrunt = {
  terraform {
    source = "../module"

    extra_arguments "vars" {
      commands           = ["plan"]
      arguments          = ["-var-file=../region.tfvars", "-var-file", "../region.tfvars"]
      required_var_files = ["${find_in_parent_folders("region.tfvars")}"]
      optional_var_files = ["../other/x.tfvars", "own.tfvars"]
    }
  }
}
