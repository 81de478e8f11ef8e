variable "prefix" {}

data "terraform_remote_state" "network" {
  backend = "s3"

  config {
    bucket = "acme-state"
    key    = "${var.prefix}/elsewhere/terraform.tfstate"
    region = "eu-west-1"
  }
}

output "id" {
  value = "${data.terraform_remote_state.network.x}"
}

terraform {
  backend "s3" {}
}
