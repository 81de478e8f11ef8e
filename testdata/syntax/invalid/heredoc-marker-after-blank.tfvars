a = << EOT
