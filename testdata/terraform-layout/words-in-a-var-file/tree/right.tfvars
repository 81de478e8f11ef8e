stage = "prod"
flag  = true
zones = [{ name = "a", size = 1 }, { name = "b", size = 2 }]
sizes = { "a b" = { cpu = 2 } }
