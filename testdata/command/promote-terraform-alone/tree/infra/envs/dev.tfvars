# dev
size = 3
owner = "team"
tags = {
  env   = "dev"
  owner = "me"
  cost  = "a-dev"
}
ports = [1, 2]
