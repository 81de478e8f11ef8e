terragrunt = {
}

stage     = "prod"
separator = " "
title     = "a title"
columns   = "a\tb"

script = <<EOT
	make all
EOT
