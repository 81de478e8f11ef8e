a "x" {
  b = 1
}
c d "e" {
  f = 2
}
