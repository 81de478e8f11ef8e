terragrunt {
  include {
    path = "../base.tfvars"
  }
}
