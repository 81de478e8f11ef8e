terragrunt = {
  remote_state {
    backend = "s3"

    config {
      bucket = "copies"
      key    = "five/terraform.tfstate"
      region = "eu-west-1"
    }
  }
}
