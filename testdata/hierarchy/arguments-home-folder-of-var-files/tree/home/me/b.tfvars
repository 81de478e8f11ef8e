b = "optional"
