dependency "d" {
  config_path = "../d"
  mock_outputs = {
    host = "h"
  }
}
inputs = {
  name = dependency.d.outputs.hostname_of_it
  base = dependency.e.outputs.id
}
