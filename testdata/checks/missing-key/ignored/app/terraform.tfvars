terragrunt = {
  terraform {
    source = "../modules/m"
  }
}

# strata:ignore missing-key it is meant so
sizes = {
  cpus = "2"
  disk = "20"
}
