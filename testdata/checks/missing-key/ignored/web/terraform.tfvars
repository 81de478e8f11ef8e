terragrunt = {
  terraform {
    source = "../modules/m"
  }
}

# strata:ignore missing-key it is meant so
sizes = {
  memory = "1024"
}
