terragrunt {
  include {
    path = "../../roots/aws/terraform.tfvars"
  }
}
