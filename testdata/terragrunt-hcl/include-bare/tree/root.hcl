inputs = {
  owner = "platform"
  stage = "dev"
}
