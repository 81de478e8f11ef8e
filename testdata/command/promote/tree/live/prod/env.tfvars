# the environment that counts
size = 2 # small
tags = {
  stage = "prod"
  audit = "yes"
}
subnets = ["a", "b"]
