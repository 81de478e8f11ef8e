terragrunt {
  include {
    path = "../b/terraform.tfvars"
  }
}
