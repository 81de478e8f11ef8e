dependency "w" {
  config_path = "../w"
}
