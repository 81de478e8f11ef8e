terragrunt = {
  terraform {
    source = "../modules/policy"
  }
}
