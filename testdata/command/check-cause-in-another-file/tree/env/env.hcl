locals {
  stage = "dev"
}
