terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//asg?ref=v1"
  }
}

min_size = 4
max_size = 4
min_ttl  = 60
max_ttl  = 0
min_age  = "1d"
max_age  = "12h"
