unit "queue" {
  source = "../units/queue"
  path   = "queue"
}

unit "queue" {
  source = "../units/queue"
  path   = "second"
}

unit "same" {
  source = "../units/queue"
  path   = "queue"
}

stack "same" {
  source = "../units/queue"
  path   = "./queue"
}

unit "blank" {
  source = "../units/queue"
  path   = " "
}

unit "absolute" {
  source = "../units/queue"
  path   = "/srv/queue"
}

unit "outside" {
  source = "../units/queue"
  path   = "../../outside"
}

unit "nothing" {
  source = "../units/none"
  path   = "nothing"
}

# Its dependency '../gone' is not reported: mistakes hide some of the units.
unit "reader" {
  source = "../units/reader"
  path   = "reader"
}
