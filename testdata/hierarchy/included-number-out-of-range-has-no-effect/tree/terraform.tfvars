terragrunt = {
  remote_state {
    backend = "local"
    config {}
  }
}
huge = 99999999999999999999
bad  = 089
