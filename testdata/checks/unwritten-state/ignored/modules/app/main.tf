variable "prefix" {}

data "terraform_remote_state" "network" {
  backend = "s3"

  config {
    bucket = "acme-state"
    key    = "${var.prefix}/vpc/terraform.tfstate"
    region = "eu-west-1"
  }
}

output "id" {
  value = "${data.terraform_remote_state.network.vpc_id}"
}

terraform {
  backend "s3" {}
}
