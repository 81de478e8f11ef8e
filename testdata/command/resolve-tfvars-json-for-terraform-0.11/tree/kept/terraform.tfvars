terragrunt = {}

flags = [true, false, "x"]
one   = { only = { ami = "a" } }
mixed = [{ port = 80, open = [true] }, "x"]
deep  = { a = { b = "c" }, d = "e" }
