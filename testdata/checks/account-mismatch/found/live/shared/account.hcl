locals {
  account_id = "777777777777"
}
