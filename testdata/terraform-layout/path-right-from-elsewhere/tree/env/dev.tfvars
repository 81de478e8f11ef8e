replicas = 1
cidr     = "dev"
