terragrunt = {
}

stage = "dev" # strata:ignore hiden-variable, duplicate-key
owner = "web" # strata:ignore
