remote_state {
  backend = "s3"
  config = {
    bucket         = "state"
    key            = "${path_relative_to_include()}/terraform.tfstate"
    region         = "eu-west-1"
    dynamodb_table = "locks"
  }
}

inputs = {
  team = "core"
}
