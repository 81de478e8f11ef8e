terraform {
  source = "git::https://example.com/modules.git//app?ref=v1.2.0"
}

inputs = {
  size = 2
}
