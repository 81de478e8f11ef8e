terragrunt = {
  remote_state {
    backend = "gcs"

    config {
      bucket = "b"
      prefix = "${path_relative_to_include()}"
    }
  }
}
