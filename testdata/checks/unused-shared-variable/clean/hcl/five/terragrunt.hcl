include "common" {
  path = "../common/generated.hcl"
}

terraform {
  source = "../module"
}
