tags = { team = "core" }
