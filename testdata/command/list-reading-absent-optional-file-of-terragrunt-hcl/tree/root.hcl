terraform {
  extra_arguments "region" {
    commands           = ["plan"]
    optional_var_files = ["${get_terragrunt_dir()}/../region.tfvars"]
  }
}
