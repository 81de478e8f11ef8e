locals = {
  size = 1
}

inputs {
  size = 1
}

dependency "vpc" {
  config_path = "../vpc"

  mock_outputs {
    id = "x"
  }
}
