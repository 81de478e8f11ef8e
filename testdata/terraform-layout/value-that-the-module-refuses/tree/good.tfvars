name = "good"
size = { cpu = "2" }
kind = null
