skip = true

terraform {
  sourc = "../m"
}

local {
  a = 1
}
