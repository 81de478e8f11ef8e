locals {
  account_id = "666666666666"
}
