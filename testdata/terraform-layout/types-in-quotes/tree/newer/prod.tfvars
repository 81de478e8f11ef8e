size = "s"
