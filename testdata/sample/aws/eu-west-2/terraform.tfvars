terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }

  # State of this region stays in this region.
  remote_state {
    backend = "s3"

    config {
      bucket         = "bingo-terraform-state-eu-west-2"
      key            = "aws/eu-west-2/${path_relative_to_include()}/terraform.tfstate"
      region         = "eu-west-2"
      encrypt        = true
      dynamodb_table = "bingo-terraform-locks"
    }
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

aws_region = "eu-west-2"

versioning = true

force_destroy = false
