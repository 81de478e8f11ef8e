terragrunt = {
}

subnet_1  = "a"
subnet_id = "b"
zone_a    = "c"
label     = "d"
