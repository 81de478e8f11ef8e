terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
  terraform {
    source = "../../../modules/vpc"
  }
}
cidr = "10.2.0.0/16"
