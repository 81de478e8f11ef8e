terragrunt {
  remote_state {
    backend = "s3"
    config {
      bucket = "b"
      region = "one"
    }
    config {
      region = "two"
    }
  }
}
