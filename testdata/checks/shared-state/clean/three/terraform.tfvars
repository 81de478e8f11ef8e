terragrunt = {
  remote_state {
    backend = "s3"

    config {
      bucket = "other"
      key    = "one/terraform.tfstate"
    }
  }
}
