unit "queue" {
  source = "../units/queue"
  path   = "queue"

  values = {
    size = 9
  }
}

unit "far" {
  source = "git::https://example.com/units.git//far?ref=v1"
  path   = "far"
}
