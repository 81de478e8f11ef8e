region = "eu-west-1"
zones = [for z in ["a", "b"] : "${var.region}${z}"]
