terragrunt = {}

nets    = [["a", "b"], ["c"]]
rules   = [{ port = "80" }, { port = "443" }]
regions = { one = { ami = "1" }, two = { ami = "2" } }
inner   = { rules = [{ port = "80" }] }
plain   = "p"
