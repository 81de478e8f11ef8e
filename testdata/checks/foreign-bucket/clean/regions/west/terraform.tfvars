terragrunt = {
  remote_state {
    backend = "s3"

    config {
      bucket         = "corp-west-store"
      key            = "${path_relative_to_include()}/terraform.tfstate"
      region         = "eu-west-1"
      dynamodb_table = "lock"
    }
  }

  terraform {
    extra_arguments "files" {
      commands           = ["${get_terraform_commands_that_need_vars()}"]
      required_var_files = ["${get_tfvars_dir()}/${find_in_parent_folders("account.tfvars")}"]
    }
  }
}
