terragrunt {
}
tags {
  owner = "root"
}
