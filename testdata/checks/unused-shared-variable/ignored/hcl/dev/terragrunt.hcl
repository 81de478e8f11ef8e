include "common" {
  path = "../common.hcl"
}

terraform {
  source = "../module"
}
