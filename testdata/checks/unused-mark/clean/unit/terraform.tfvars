terragrunt = {
}

door = "1" # strata:sensitive
# strata:sensitive
list = [
  "a",
  "b", # strata:sensitive
]
