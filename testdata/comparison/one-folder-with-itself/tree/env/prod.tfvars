replicas = 4
cidr     = "p"
