env  = "any"
size = "m"
