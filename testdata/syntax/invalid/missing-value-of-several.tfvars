a =
b =
# nothing
c = 1
