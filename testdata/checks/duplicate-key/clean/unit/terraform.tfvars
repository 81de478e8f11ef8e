terragrunt = {
  remote_state {
    backend = "s3"

    config {
      bucket = "state"
    }

    config {
      key = "unit"
    }
  }
}

stage = "dev"

settings {
  rule {
    port = 80
  }

  rule {
    port = 443
  }
}
