terragrunt = {
}

door = "1"
# strata:ignore unused-mark
# strata:sensitive
