pin = "abcd"
