terragrunt = {
}

door = "1"
# strata:sensitive
