locals {
  env  = "prod"
  size = 2
  tags = { owner = "old" }
}
