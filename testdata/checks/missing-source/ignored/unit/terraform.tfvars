terragrunt = {
  terraform {
    source = "../modules//network" # strata:ignore missing-source
  }
}
