terraform {
  required_version = ">= 0.11"

  backend "s3" {}
}
