locals {
  name = join("-", [var.app, var.service, var.info, var.stage])

  standard = {
    Name       = local.name
    Owner      = var.owner
    App        = var.app
    Service    = var.service
    Stage      = var.stage
    Info       = var.info
    CostCenter = var.cost_center
  }

  # An empty tag says nothing
  tags = { for key, value in merge(local.standard, var.extra_tags) : key => value if value != "" }
}
