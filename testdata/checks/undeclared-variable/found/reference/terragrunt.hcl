terraform {
  source = "../module-of-reference"
}

feature "mode" {
  default = "small"
}

inputs = {
  mode = feature.mode.value
}
