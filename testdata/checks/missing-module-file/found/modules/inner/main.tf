locals {
  text = templatefile("${path.module}/strat.sh.tpl", { port = 80 })
}
