terragrunt {
}
tags {
  owner = "root"
  cost = "root"
}
