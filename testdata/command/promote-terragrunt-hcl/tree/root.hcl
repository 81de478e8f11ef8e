inputs = {
  region = "eu-west-1"
  base   = 1
}
