inputs = {
  name = "queue"
}
