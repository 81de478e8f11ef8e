env = "any"
