terragrunt = {
}

stage = "dev"
owner = "web" # strata:ignore undeclared-variable
