terragrunt = {}

user_data = <<END
cat > /etc/motd <<EOF
hello
EOF
END
