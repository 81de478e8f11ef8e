terragrunt = {
}

stage = "dev"
ownr  = "web"
