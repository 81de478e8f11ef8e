terragrunt = {
  remote_state {
    backend = 99999999999999999999
  }
}
