terragrunt = {
}

stage = "dev"
owner = "web"
