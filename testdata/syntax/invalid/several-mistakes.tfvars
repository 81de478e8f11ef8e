stage =
region = eu-west-1
tags = {
  owner = 'x'
  team "y"
}
subnets = ["a" "b"]
ok = 1
path = "C:\dir"
