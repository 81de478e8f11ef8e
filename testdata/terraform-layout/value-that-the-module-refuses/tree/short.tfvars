name = "bad"
size = { cpu = 1 }
