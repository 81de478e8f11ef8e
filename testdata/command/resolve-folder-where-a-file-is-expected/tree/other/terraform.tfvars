terragrunt = {
  include {
    path = "../inc"
  }
}
