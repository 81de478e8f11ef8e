terragrunt = {
  remote_state {
    backend = "s3"

    config {
      bucket         = "acme-state-shared"
      key            = "${path_relative_to_include()}/terraform.tfstate"
      region         = "eu-west-1"
      dynamodb_table = "acme-lock-shared"
    }
  }

  terraform {
    extra_arguments "account" {
      commands           = ["${get_terraform_commands_that_need_vars()}"]
      required_var_files = ["${get_parent_tfvars_dir()}/account.tfvars"]
    }
  }
}
