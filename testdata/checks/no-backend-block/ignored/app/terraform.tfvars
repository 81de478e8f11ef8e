terragrunt = {
  remote_state {
    # strata:ignore no-backend-block the next version has one
    backend = "s3"

    config {
      bucket         = "b"
      key            = "k"
      region         = "eu-west-1"
      dynamodb_table = "t"
    }
  }
}
