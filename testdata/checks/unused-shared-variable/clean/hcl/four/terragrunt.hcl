include "common" {
  path = "../common/module-elsewhere.hcl"
}

terraform {
  source = "git::https://example.org/modules.git//app?ref=1.0.0"
}
