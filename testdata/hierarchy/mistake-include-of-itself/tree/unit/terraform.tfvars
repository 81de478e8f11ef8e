terragrunt {
  include {
    path = "terraform.tfvars"
  }
}
