a = "\xff"
b = "\303"
c = "\x80"
d = "\x7f"
