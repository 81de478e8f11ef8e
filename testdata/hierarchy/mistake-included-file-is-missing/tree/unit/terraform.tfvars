terragrunt {
  include {
    path = "../gone.tfvars"
  }
}
x = 1
