terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//asg?ref=v1"
  }
}

min_size = 12
max_size = 4

scaling = {
  cpu_minimum = "3"
  cpu_maximum = "2"
}
