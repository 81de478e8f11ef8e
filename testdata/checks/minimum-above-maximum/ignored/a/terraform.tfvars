terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//asg?ref=v1"
  }
}

# strata:ignore minimum-above-maximum it is meant so
min_size = 12
max_size = 4

scaling = {
  # strata:ignore minimum-above-maximum it is meant so
  cpu_minimum = "3"
  cpu_maximum = "2"
}
