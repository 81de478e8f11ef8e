hexadecimal = 0x1F
upper = 0XfF
octal = 0755
zero = 0
negative_octal = -010
