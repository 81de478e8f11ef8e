terragrunt {
}
stage = "dev"
tags {
  owner = "x"
}
