include "app" {
  path = "../common/app.hcl"
}

terraform {
  source = "../module"
}
