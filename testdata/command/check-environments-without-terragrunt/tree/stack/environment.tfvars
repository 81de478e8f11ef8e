environment = "qa"
size        = 1
