terragrunt = {
}

prefix = "> " # strata:ignore odd-space
