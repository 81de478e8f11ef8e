terragrunt {
}

stage = "root"
owner = "root"
