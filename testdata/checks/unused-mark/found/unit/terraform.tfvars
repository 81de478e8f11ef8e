terragrunt = {
}

door = "1" # strata:sensitve
# strata:sensitive
