name = "app-dev"
