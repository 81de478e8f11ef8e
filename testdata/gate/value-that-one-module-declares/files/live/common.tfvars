retention_days = 30
colour = "blue"
