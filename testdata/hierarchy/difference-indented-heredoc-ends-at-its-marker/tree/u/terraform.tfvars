terragrunt = {}
s = <<-EOF
x
EOF
t = 1
u = <<-EOF
  y
  EOF
