terragrunt = { remote_state { backend = "s3" config { bucket = "root" } } }
tags = { owner = "root", team = "core" }
