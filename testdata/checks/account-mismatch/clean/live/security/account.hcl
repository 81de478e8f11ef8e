locals {
  account_id = "888888888888"
}
