unit "one" {
  source = "../../../units/one"
  path   = "one"

  values = {
    name = "${values.name}-one"
  }
}
