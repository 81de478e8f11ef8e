equal "owner" {}
ignore "*" {}
