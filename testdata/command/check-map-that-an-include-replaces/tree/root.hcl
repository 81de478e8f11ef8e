inputs = {
  tags = {
    team  = "shop"
    owner = "ops"
  }
}
