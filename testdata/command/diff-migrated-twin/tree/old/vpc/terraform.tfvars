terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }

  terraform {
    source = "git::https://example.com/modules.git//vpc?ref=v1.2.0"
  }
}

cidr = "10.0.0.0/16"
