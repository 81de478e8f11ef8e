terragrunt = {
  terraform {
    # strata:ignore unset-variable asked for
    source = "../modules//m"
  }
}
