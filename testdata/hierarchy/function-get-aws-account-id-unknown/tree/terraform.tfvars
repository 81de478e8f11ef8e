terragrunt = {
  remote_state {
    backend = "s3"

    config {
      bucket         = "state-${get_aws_account_id()}"
      key            = "${path_relative_to_include()}/terraform.tfstate"
      region         = "eu-west-1"
      dynamodb_table = "locks"
    }
  }

  terraform {
    extra_arguments "files" {
      commands           = ["plan"]
      required_var_files = ["${get_parent_tfvars_dir()}/${get_aws_account_id()}.tfvars"]
    }
  }
}
