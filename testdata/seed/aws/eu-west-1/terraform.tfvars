# The published example names this file but does not show it: the contents are ours.
terragrunt = {
  remote_state {
    backend = "s3"

    config {
      bucket  = "bingo-terraform-state"
      key     = "${path_relative_to_include()}/terraform.tfstate"
      region  = "eu-west-1"
      encrypt = true
    }
  }
}
