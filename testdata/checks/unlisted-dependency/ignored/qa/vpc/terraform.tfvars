terragrunt = {
  remote_state {
    backend = "s3"

    config {
      bucket         = "acme-state"
      key            = "qa/vpc/terraform.tfstate"
      region         = "eu-west-1"
      dynamodb_table = "lock"
    }
  }

  terraform {
    source = "../../modules/vpc"
  }
}

prefix = "qa"
