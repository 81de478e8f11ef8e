db          = { password = "hunter22!xyz", port = "http" }
dbs         = { main = { password = "hunter22!xyz", ports = 1 } }
