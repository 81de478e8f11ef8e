terragrunt {
  include {
    path = "../a/terraform.tfvars"
  }
}
