terragrunt = {}

# strata:ignore heredoc-marker
user_data = <<EOF
cat > /etc/motd <<EOF
hello
EOF
