inputs = {
  name   = "shop "
  owners = tolist(["a b"])
}
