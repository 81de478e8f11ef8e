# strata:ignore unknown-ignore
# strata:ignore nothing
inputs = {}
