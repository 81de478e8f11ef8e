name = "app"
size = "12"
