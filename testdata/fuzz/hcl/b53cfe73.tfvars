a- = <<EOT
one
  tw" = 3
"Flo""
atx\ty" = 4
"${v}" = "\a\b\f\n\r\t\v\\\""
b = "\101\x41\u0041\U0001F986"
c = "\044{plain}"
d = b "= "\1o
EOT
