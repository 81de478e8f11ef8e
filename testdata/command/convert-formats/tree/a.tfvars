# a comment
stage = "prod"
ports = [0x50, 443]
ratio = 1.10
tags {
  "cost centre" = "a \"b\""
  owner = "${upper("x")}"
}
text = <<EOT
one
two
EOT
none = {}
nothing = []
