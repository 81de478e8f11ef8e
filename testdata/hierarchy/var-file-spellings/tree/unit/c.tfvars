c = "c"
