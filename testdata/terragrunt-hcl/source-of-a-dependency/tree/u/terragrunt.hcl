dependency "d" {
  config_path  = "../d"
  mock_outputs = { source = "../m" }
}

terraform {
  source = dependency.d.outputs.source
}
