a = b ? c
d = b ? c
  : e
