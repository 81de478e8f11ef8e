terragrunt = {
  terraform {
    extra_arguments "vars" {
      commands           = ["plan"]
      required_var_files = ["${get_parent_tfvars_dir()}/common.tfvars", "${get_tfvars_dir()}/terraform.tfvars"]
    }
  }
}
