terragrunt {
  terraform {
    source = "git::https://git.example.com/modules.git//website?ref=v1.0.0"
  }
}

index_document = "index.html"
