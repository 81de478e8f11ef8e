terragrunt = {
  # A region with a state bucket of its own replaces this block.
  remote_state {
    backend = "s3"

    config {
      bucket         = "bingo-terraform-state-eu-west-1"
      key            = "${path_relative_to_include()}/terraform.tfstate"
      region         = "eu-west-1"
      encrypt        = true
      dynamodb_table = "bingo-terraform-locks"
    }
  }
}

owner = "chaosgears"

app = "bingo"

service = "algorithms"

extra_tags = {
  ManagedBy  = "terragrunt"
  Repository = "bingo-backend"
}
