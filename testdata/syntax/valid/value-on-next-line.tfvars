a
=
1
b =

# between
"x"
