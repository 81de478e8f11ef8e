retention_days = 30
tags           = { team = "core" }
