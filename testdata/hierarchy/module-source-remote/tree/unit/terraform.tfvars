terragrunt {
  terraform {
    source = "git::ssh://git@example.com/modules.git//web?ref=v1.0.0"
  }
}

stage = "prod"
