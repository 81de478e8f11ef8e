terraform {
  required_version = ">= 1.0"

  backend "s3" {}

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 4.9, < 6.0"
    }
  }
}

provider "aws" {
  region = var.aws_region
}
