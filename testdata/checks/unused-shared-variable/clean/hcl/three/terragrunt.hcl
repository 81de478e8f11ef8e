include "common" {
  path = "../common/module-elsewhere.hcl"
}

terraform {
  source = "../module"
}
