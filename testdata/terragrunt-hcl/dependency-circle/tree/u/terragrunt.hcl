dependency "v" {
  config_path = "../v"
}
