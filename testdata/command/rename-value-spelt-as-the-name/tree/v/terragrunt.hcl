terraform {
  source = "git::https://h/m?ref=1"
}

inputs = {
  size = "size"
}
