inputs = {
  zone = "example.org"
}
