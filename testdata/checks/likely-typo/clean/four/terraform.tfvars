terragrunt = {
}

subnet_2   = "a"
subnet_ids = "b"
zone_b     = "c"
lapel      = "another value"
