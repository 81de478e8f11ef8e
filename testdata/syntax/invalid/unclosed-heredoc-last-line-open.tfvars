script = <<EOT
echo
EOT