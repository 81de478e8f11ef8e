locals {
  zone = "eu-west-1"
}
