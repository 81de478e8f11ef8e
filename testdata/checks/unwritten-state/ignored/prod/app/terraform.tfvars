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

  dependencies {
    paths = ["../vpc"]
  }
}

# strata:ignore unwritten-state it is meant so
prefix = "prd"
