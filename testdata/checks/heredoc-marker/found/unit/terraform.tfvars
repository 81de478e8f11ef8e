terragrunt = {}

user_data = <<EOF
cat > /etc/motd <<EOF
hello
EOF
