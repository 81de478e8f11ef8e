"size" = 2
tags = {
  size = "a key, not the variable"
}
