name  = "x"
rules = [{ port = 80 }, { port = 443 }]
