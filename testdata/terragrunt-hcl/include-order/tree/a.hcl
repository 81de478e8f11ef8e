inputs = {
  x = "first include"
  y = "first include"
  z = "first include"
}
