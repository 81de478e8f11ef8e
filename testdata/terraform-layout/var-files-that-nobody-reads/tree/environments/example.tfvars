replicas = 1
cidr     = "e"
