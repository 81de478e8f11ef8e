name = "bad"
size = { cpu = 1 }
nmae = "x"
