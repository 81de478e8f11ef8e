inputs = {
  x = "second include"
  y = "second include"
}
