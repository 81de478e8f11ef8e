a = 1
b = <<EOT
one
  two
EOT
c = <<-EOT
  three
  EOT
d = "${
  x
}"
