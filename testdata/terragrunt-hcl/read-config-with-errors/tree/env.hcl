locals {
  stage = upper()
}
