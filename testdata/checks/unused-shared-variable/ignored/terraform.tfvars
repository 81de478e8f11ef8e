terragrunt = {
}

stage = "dev"
owner = "web" # strata:ignore unused-shared-variable for the units to come
