size = "xl"
