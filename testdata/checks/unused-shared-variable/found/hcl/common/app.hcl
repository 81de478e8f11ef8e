inputs = {
  size          = 2
  instance_clas = "small"
  cost          = "12"
}
