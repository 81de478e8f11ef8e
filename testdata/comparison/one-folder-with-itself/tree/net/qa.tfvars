cidr = "q"
