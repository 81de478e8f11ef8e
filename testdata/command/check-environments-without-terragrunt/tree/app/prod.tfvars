environment = "prod"
size        = 1
zones       = 2
subnets     = 3
