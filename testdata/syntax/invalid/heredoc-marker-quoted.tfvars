a = <<"EOT"
