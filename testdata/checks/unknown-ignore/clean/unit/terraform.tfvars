terragrunt = {
}

stage = "dev" # strata:ignore hidden-variable for now
owner = "web" # see strata:ignore in the documentation
