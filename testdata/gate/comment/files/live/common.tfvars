# how long logs are kept
retention_days = 30
