include "common" {
  path = "../common/declared-by-one.hcl"
}

terraform {
  source = "../other"
}
