terragrunt = {
  remote_state {
    backend = "s3"

    config {
      bucket         = "acme-state"
      key            = "staging/app/terraform.tfstate"
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

prefix = "staging"
