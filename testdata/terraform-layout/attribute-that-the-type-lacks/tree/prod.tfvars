service = {
  name    = "web"
  replica = 4
}
