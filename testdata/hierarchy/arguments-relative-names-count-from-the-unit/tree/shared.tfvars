y = "above the unit"
