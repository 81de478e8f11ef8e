stage = prod
owner = null
subnets = [a, b]
