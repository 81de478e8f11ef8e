unit "mails" {
  source = "../units/queue"
  path   = "mails"
  values = {
    name = "${local.env}-mails"
    size = local.size
  }
}
