variabel "zone" {
  default = "example.org"
}
