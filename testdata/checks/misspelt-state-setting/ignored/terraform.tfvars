terragrunt = {
  remote_state {
    backend = "s3"

    config {
      # strata:ignore misspelt-state-setting a backend of our own
      bukcet         = "acme-states"
      key            = "${path_relative_to_include()}/terraform.tfstate"
      region         = "eu-west-1"
      dynamodb_table = "locks"
    }
  }
}
