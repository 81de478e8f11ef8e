inputs = {
  hidden = true
}
