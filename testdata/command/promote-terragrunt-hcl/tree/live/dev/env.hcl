locals {
  env  = "dev"
  size = 3
  tags = { owner = "new" }
}
