stage
region
ok = 1
