stage = ["prod"]
flag  = "maybe"
zones = [{ name = "a", size = 1 }, { name = "b", size = "large" }]
sizes = { "a b" = { cpu = "two" } }
