terragrunt = {
  remote_state {
    backend = "s3"

    config {
      bucket = "state"

      # strata:ignore fixed-state-key
      key = "terraform.tfstate"
    }
  }
}
