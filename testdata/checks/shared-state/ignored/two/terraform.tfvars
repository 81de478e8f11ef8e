terragrunt = {
  remote_state {
    backend = "s3"

    config {
      bucket = "other"
      key    = "one" # strata:ignore shared-state moving from one to two
    }
  }
}
