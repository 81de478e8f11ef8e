terragrunt {
  include {
    path = "../common.terragrunt"
  }
}
