dependency "u" {
  config_path = "../u"
}
