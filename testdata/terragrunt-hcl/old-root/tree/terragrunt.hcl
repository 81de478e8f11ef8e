inputs = {
  owner = "platform"
}
