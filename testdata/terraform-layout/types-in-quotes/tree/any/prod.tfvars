size = "s"
tags = {}
