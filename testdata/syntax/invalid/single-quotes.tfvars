stage = 'prod'
subnets = ['a', 'b']
