zone = "x"
