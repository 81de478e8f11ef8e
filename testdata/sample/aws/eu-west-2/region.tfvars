aws_region = "eu-west-2"

versioning = true

force_destroy = false

# Retention agreed for this region
noncurrent_version_days = 90
