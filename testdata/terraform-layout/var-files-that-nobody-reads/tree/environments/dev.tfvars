replicas = 1
cidr     = "d"
