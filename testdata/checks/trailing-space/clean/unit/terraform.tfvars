terragrunt = {
}

note = <<EOT
kept  
EOT
