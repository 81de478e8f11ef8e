inputs = {
  stage = "new"
}
