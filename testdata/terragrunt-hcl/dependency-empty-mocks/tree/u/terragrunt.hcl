dependency "v" {
  config_path  = "../v"
  mock_outputs = {}
}
inputs = {
  id   = dependency.v.outputs.id
  name = try(dependency.v.outputs.name, "none")
  zone = upper("${dependency.v.outputs.zone}-a")
  size = true ? dependency.v.outputs.size : 1
}
