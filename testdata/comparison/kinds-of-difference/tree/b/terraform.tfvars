terragrunt = { terraform { source = "m" } }
name = "b"
count = "1"
only_b = true
ports = [80, 81, 443, 8080]
kept = ["two", "one"]
tags = { owner = "web", "cost.center" = "b", team = "x" }
text = <<EOT
first
third
EOT
