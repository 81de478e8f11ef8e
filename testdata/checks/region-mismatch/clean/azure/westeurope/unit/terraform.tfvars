terragrunt = {
}

location          = "West Europe"
failover_location = "northeurope"
