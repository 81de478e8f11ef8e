dependency "c" {
  config_path = "../c"
}
inputs = {
  name = dependency.c.inputs.name
}
