terragrunt = {
  remote_state {
    backend = "s3"

    config {
      bucket         = "acme-state"
      key            = "dev/other/terraform.tfstate"
      region         = "eu-west-1"
      dynamodb_table = "lock"
    }
  }

  terraform {
    source = "../../modules/other"
  }
}

prefix = "dev"
