terragrunt = {
  remote_state {
    backend = "s3"

    config {
      bucket = "other-state"
      key    = "c"
      region = "eu-west-1"
    }
  }

  terraform {
    source = "git::https://example.com/m.git?ref=v1"
  }
}
