terragrunt = { terraform { source = "m" } }
name = "a"
count = 1
only_a = "x"
ports = [80, 443, 8080]
kept = ["one", "two"]
tags = { owner = "platform", "cost.center" = "a" }
text = <<EOT
first
second
EOT
