# prod
size = 2
tags = {
  env   = "prod"
  extra = "1"
  cost  = "prod"
}
ports = [1, 3] # c
