terragrunt = {
  remote_state {
    backend = "s3"
    config {
      bucket         = "acme-states"
      key            = "shop/${path_relative_to_include()}/terraform.tfstate"
      region         = "eu-west-1"
      dynamodb_table = "locks"
    }
  }

  terraform {
    extra_arguments "files" {
      commands           = ["${get_terraform_commands_that_need_vars()}"]
      optional_var_files = ["${get_tfvars_dir()}/../account.tfvars"]
    }
  }
}
