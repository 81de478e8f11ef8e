include "root" {
  path = "../root.hcl"
}

dependency "d" {
  config_path  = "../d"
  mock_outputs = { k = 1 }
}
