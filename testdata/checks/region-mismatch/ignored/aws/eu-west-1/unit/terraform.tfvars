terragrunt = {
}

aws_region = "eu-west-2" # strata:ignore region-mismatch
