provider "aws" {
  # strata:ignore provider-region it is meant so
  region = "eu-west-1"
}
