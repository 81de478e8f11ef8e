terragrunt = {
  include {
    path = "../../dev/terraform.tfvars"
  }
}
