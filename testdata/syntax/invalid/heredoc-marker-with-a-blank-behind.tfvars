x = <<EOF
abc
EOF 
y = 1
