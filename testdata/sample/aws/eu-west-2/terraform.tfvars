terragrunt = {
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
    extra_arguments "var_files" {
      commands = ["${get_terraform_commands_that_need_vars()}"]

      optional_var_files = [
        "${get_tfvars_dir()}/../../common.tfvars",
        "${get_tfvars_dir()}/../region.tfvars",

        # What the command line gives beats terraform.tfvars: the unit's own file comes last, so that the unit wins.
        "${get_tfvars_dir()}/terraform.tfvars",
      ]
    }
  }
}
