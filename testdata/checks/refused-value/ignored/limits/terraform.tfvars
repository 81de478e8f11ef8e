terragrunt = {
  terraform {
    source = "../modules/limits"
  }
}

timeout = 1200 # strata:ignore refused-value
