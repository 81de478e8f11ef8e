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
  value = "${data.terraform_remote_state.network.vpcid}"
}

output "deck" {
  value = "${data.terraform_remote_state.network.deck_subnet_ids}"
}

output "hold" {
  value = "${data.terraform_remote_state.network.hold_subnet_ids}"
}

terraform {
  backend "s3" {}
}
