locals {
  account_id = 58264713920
}
