terragrunt = {
  remote_state {
    backend = "s3"
    config {
      bucket = "states"
      key    = "${path_relative_to_include()}/terraform.tfstate"
    }
  }
  terraform {
    extra_arguments "common" {
      commands           = ["plan", "apply"]
      required_var_files = ["${get_parent_tfvars_dir()}/common.tfvars"]
      arguments          = ["-var", "trace=on"]
      env_vars           = { TF_VAR_size = "1" }
    }
  }
}
tags = { owner = "ops" }
