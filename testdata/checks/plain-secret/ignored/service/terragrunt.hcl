locals {
  settings = yamldecode(file("settings.yaml"))
  more     = jsondecode(file("more.json"))
  chart    = file("chart.yaml")
}

terraform {
  source = "git::https://example.com/m.git//app?ref=v1"
}

inputs = {
  settings = local.settings
  more     = local.more
}
