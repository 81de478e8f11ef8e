terragrunt = {
  terraform {
    source = "git::https://example.com/modules.git//app?ref=v2"
  }

  iam_role = "arn:aws:iam::111122223333:role/prod"
  prevent_destroy = true
  skip = true

  remote_state {
    backend = "s3"

    config {
      bucket         = "state"
      key            = "prod/eu/app/terraform.tfstate"
      dynamodb_table = "prod-locks"
    }
  }
}
