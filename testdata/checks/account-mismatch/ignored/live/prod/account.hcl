locals {
  # strata:ignore account-mismatch it is moving
  account_id = "666666666666"
}
