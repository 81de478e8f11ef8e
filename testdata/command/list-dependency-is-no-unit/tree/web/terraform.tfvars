terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
  terraform {
    source = "../m"
  }
  dependencies {
    paths = ["../netwrok", "../docs", "..", "terraform.tfvars", "../network", "../network/"]
  }
}
