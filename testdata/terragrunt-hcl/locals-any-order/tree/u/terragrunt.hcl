locals {
  name  = "${local.stage}-app"
  stage = lower(local.raw)
  raw   = "PROD"
}

inputs = {
  name = local.name
}
