terragrunt = {
  terraform {
    source = "../code//netwrok"
  }
}
