# strata:ignore unlisted-dependency it is meant so
terragrunt = {
  remote_state {
    backend = "s3"

    config {
      bucket         = "acme-state"
      key            = "prod/app/terraform.tfstate"
      region         = "eu-west-1"
      dynamodb_table = "lock"
    }
  }

  terraform {
    source = "../../modules/app"
  }
}

prefix = "prod"
