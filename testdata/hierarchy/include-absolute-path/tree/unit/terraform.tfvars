terragrunt {
  include {
    path = "/tree/terraform.tfvars"
  }
}
