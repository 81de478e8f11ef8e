terraform {
  source = "../modules/app"
}
locals {
  large = 12
}
inputs = {
  size      = local.large
  api_token = "abcdef"
}
