a = "xy"
b = <<E
xy
E
c = 1d = 2
