terragrunt {
  remote_state {
    backend = "s3"
    config {
      bucket = "root"
      region = "eu-west-1"
    }
  }
}
