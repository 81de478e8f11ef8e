terragrunt = {}

stage = "dev"
tags = {
  Env = "test"
}
only_b = 1
