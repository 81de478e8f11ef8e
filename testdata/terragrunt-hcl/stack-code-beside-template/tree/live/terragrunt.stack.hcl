unit "dot" {
  source = "../units/dot"
  path   = "dot"
}

unit "none" {
  source = "../units/none"
  path   = "none"
}
