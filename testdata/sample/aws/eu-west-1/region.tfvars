aws_region = "eu-west-1"

versioning = true

force_destroy = false
