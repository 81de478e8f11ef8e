dependency "vpc" {
  config_path  = "../vpc"
  mock_outputs = { id = "a" }
}

dependency "vpc" {
  config_path  = "../other"
  mock_outputs = { id = "b" }
}

inputs = {}
