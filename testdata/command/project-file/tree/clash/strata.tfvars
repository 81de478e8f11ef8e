diff = { group = "unit", format = "json" }
