sizes  = ["1"]
limits = {}
level  = "high"
