remote_state {
  backend = "s3"
  config = {
    bucket       = "state-${basename(get_terragrunt_dir())}"
    key          = "${path_relative_to_include()}/terraform.tfstate"
    region       = "eu-west-1"
    use_lockfile = false
  }
}
