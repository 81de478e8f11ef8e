inputs = {
  zones = "a"
}
