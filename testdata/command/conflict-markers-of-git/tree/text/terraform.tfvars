terragrunt = {}

help = <<EOT
<<<<<<< this is a text
EOT
