alarm = null
name  = "good"
size  = { cpu = 2 }
