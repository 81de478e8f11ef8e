terragrunt = {
  remote_state {
    backend = "s3"
    config {
      bucket         = "states"
      key            = "${path_relative_to_include()}/terraform.tfstate"
      region         = "eu-west-1"
      encrypt        = true
      dynamodb_table = "locks"
    }
  }
  terraform {
    extra_arguments "common" {
      commands           = ["${get_terraform_commands_that_need_vars()}"]
      required_var_files = ["${get_tfvars_dir()}/${path_relative_from_include()}/common.tfvars"]
    }
  }
}
owner = "platform"
