replicas = 2
cidr     = "p"
