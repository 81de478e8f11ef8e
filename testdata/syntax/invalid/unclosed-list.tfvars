subnets = [
  "a",
  "b",

stage = "prod"
