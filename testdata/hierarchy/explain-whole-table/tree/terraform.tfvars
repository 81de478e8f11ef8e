terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["plan"]
      required_var_files = ["${get_tfvars_dir()}/../region.tfvars"]
    }
  }
}
tags {
  owner = "root"
}
owner = "root"
