size = "large"
zones = ["a"]
