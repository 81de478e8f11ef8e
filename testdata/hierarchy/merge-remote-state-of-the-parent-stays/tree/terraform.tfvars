terragrunt {
  remote_state {
    backend = "s3"
    config {
      key = "${path_relative_to_include()}"
    }
  }
}
