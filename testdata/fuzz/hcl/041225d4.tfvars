a = 1
b = <FEOT
one
EOT
c = <<-EOT
  three
  SequEOT
d = "${
  x
}"
