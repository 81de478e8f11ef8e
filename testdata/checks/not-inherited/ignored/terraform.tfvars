terragrunt = {}

region = "eu-west-1" # strata:ignore not-inherited
