replicas = 2
cidr     = "d"
stage    = "d"
