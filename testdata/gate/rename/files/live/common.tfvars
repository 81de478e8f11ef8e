keep_days = 30
