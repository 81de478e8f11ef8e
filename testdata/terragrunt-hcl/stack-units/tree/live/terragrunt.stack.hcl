locals {
  environment = "dev"
}

unit "vpc" {
  source = "../units/vpc"
  path   = "vpc"

  values = {
    cidr = "10.0.0.0/16"
  }
}

unit "app" {
  source = "../units/app"
  path   = "services/app"

  values = {
    name = "app-${local.environment}"
  }
}

unit "far" {
  source = "git::https://example.com/units.git//far?ref=v1"
  path   = "far"
}

stack "more" {
  source = "../stacks/more"
  path   = "more"

  values = {
    name = "inner"
  }
}
