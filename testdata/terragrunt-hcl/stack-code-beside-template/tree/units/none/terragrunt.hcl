inputs = { size = "4" }
