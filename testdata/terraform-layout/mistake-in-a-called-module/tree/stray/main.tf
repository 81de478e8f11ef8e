zone = "example.org"
