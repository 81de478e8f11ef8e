terragrunt {
  include {
    path = "../../shared/terraform.tfvars"
  }
}
