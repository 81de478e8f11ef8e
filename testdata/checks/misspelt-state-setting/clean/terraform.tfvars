terragrunt = {
  remote_state {
    backend = "s3"

    config {
      bucket     = "acme-states"
      key        = "${path_relative_to_include()}/terraform.tfstate"
      region     = "eu-west-1"
      lock_table = "locks"
      acl        = "private"
      sts_region = "eu-west-1"
    }
  }
}
