terragrunt {
  remote_state {
    config {
      bucket = "b"
    }
  }
}
