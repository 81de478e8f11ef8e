terragrunt = {  
}

stage = "dev"	
note = <<EOT
kept  
EOT
