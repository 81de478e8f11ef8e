terragrunt = {}
policy = <<EOF
the text ends with EOF
second line
EOF
