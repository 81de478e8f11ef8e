stage = "dev" # strata:ignore redundant-value to be seen
