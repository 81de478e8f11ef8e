a = merge({}, {})
b = ["x" = 1]
c = var.x
d = [var.x, local.y]
e = upper(var.x)
f = dev/app
