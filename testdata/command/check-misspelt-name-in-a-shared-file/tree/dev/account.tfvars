owner = "team"
environment = "dev"
