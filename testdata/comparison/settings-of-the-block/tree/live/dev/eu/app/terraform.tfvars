terragrunt = {
  terraform {
    source = "git::https://example.com/modules.git//app?ref=v1"
  }

  iam_role = "arn:aws:iam::111122223333:role/dev"

  remote_state {
    backend = "s3"

    config {
      bucket         = "state"
      key            = "dev/eu/app/terraform.tfstate"
      dynamodb_table = "locks"
    }
  }
}
