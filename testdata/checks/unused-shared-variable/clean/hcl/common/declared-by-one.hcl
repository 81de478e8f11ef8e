inputs = {
  size  = 2
  sizes = [2]
}
