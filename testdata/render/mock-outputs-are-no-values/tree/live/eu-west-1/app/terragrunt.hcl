terraform { source = "git::https://x.y/m.git?ref=v1" }
