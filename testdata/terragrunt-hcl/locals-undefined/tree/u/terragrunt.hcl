locals {
  stage = "dev"
  name  = try(local.stagee, "x")
}
