include "root" {
  path           = "../root.hcl"
  merge_strategy = "deep"
}

terraform {
  source            = "tfr:///x/y/z?version=1.0.0"
  include_in_copy   = ["unit"]
  exclude_from_copy = jsondecode(run_cmd("cat", "files.json"))
}
