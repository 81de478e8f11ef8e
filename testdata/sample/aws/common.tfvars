cost_center = "platform"

noncurrent_version_days = 30
