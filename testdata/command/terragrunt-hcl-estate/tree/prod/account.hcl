locals {
  account_id = "444455556666"
  size       = "large"
}
