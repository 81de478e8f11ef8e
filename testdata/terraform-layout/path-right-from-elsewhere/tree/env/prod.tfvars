replicas = 1
cidr     = "prod"
