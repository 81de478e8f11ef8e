terragrunt = {
  terraform {
    extra_arguments "common" {
      commands           = ["${get_terraform_commands_that_need_vars()}"]
      required_var_files = ["${get_parent_tfvars_dir()}/../../common.tfvars"]
    }
  }

  remote_state {
    backend = "s3"

    config {
      bucket         = "state-dev"
      key            = "${path_relative_to_include()}/terraform.tfstate"
      region         = "eu-west-1"
      dynamodb_table = "locks"
    }
  }
}
