name = "good"
size = { cpu = "many" }
