remote_state {
  backend = "s3"
  config = {
    bucket       = "hcl-state"
    key          = "${path_relative_to_include()}/terraform.tfstate"
    region       = "eu-west-1"
    use_lockfile = true
  }
}
