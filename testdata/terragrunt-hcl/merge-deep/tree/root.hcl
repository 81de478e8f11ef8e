inputs = {
  tags  = { owner = "root", team = "root" }
  zones = ["a"]
  size  = 3
  none  = "root"
}
