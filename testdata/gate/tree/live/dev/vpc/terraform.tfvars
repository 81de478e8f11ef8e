terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
  terraform {
    source = "../../../modules/vpc"
  }
}
cidr = "10.1.0.0/16"
