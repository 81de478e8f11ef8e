terragrunt = {}

name = "${var.stage}-${var.name}"
tags = { a = "${var.x}" b = "${var.y}" }
