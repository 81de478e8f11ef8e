b = "b"
