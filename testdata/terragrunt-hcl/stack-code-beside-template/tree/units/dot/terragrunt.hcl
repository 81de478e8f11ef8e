terraform {
  source = "."
}

inputs = {
  size = "3"
}
