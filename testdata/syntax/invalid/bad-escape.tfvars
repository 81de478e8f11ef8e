path = "C:\dir"
pattern = "\u12"
octal = "\400"
plane = "\U00110000"
