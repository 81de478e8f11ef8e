terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }

  terraform {
    extra_arguments "region_vars" {
      commands = ["${get_terraform_commands_that_need_vars()}"]

      optional_var_files = [
        "${get_tfvars_dir()}/../../common.tfvars",
        "${get_tfvars_dir()}/../region.tfvars",
      ]
    }
  }
}

aws_region = "eu-west-1"

versioning = true

force_destroy = false
