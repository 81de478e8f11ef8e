locals {
  # strata:ignore account-mismatch it is moving
  account_id = 58264713920
}
