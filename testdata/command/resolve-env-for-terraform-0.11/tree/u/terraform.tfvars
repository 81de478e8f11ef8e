terragrunt = {}

tags    = { owner = "x", cost = "y" }
rules   = [{ port = 80 }, { port = 443 }]
plain   = ["a", "b"]
enabled = true
ratio   = 1.50
mode    = 0755
policy  = "\"in quotes\""
