app = "x
