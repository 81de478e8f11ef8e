replicas = 4
cidr     = "p"
stage    = "p"
