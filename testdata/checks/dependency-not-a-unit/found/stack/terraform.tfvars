terragrunt = {
  remote_state {
    backend = "local"
  }
}
