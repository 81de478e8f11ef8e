d = "b.auto"
