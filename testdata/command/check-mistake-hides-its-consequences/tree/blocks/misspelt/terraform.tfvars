terragunt = {
  terraform {
    source = "git::https://example.com/m.git?ref=v1"
  }
}
