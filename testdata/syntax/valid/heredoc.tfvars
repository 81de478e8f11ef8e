a = <<EOT
one
  two ${x} "q" \n

EOT
b = 1
