locals {
  stage = "dev"
}

unit "vpc" {
  source = "../units/vpc"
  path   = "vpc"
  values = { stage = local.stage }
}
