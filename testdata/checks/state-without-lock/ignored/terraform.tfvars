terragrunt = {
  remote_state {
    # strata:ignore state-without-lock one pipeline alone deploys
    backend = "s3"

    config {
      bucket         = "acme-state"
      key            = "${path_relative_to_include()}/terraform.tfstate"
      region         = "eu-west-1"
    }
  }
}
