terra = {
  x = 1
}
