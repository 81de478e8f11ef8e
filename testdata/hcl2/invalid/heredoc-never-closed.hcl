a = 1
b = <<E
text
