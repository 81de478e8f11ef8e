terragrunt = {
  remote_state {
    backend = "s3"

    config {
      bucket = "state"
      key    = "terraform.tfstate"
    }
  }
}
