locals {
  env  = "dev"
  size = 3
}

include "queues" {
  path = "../shared/queues.hcl"
}

unit "jobs" {
  source  = "../units/queue"
  path    = "jobs"
  enabled = true
  values = {
    name = "${local.env}-jobs after ${basename(unit.mails.path)}"
    size = 1
  }
}
