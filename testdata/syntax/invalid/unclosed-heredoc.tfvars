script = <<EOT
echo
