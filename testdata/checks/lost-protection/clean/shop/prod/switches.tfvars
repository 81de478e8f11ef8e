force_destroy = false
