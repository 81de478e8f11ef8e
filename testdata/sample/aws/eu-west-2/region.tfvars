# Retention agreed for this region
noncurrent_version_days = 90
