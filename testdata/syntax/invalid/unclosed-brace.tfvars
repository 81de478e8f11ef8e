tags = {
  owner = "x"

stage = "prod"
