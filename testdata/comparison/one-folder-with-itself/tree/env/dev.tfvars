replicas = 2
cidr     = "d"
