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
  # strata:ignore missing-output it is meant so
  value = "${data.terraform_remote_state.network.vpcid}"
}

terraform {
  backend "s3" {}
}
