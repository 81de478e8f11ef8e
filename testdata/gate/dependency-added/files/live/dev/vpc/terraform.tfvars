terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
  terraform {
    source = "../../../modules/vpc"
  }
  dependencies {
    paths = ["../../prod/vpc"]
  }
}
cidr = "10.1.0.0/16"
