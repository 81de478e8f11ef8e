terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }

  terraform {
    source = "git::https://example.com/api.git?ref=v1"
  }
}

bucket_name = "acme-beta-uploads"
image       = "444444444444.dkr.ecr.eu-west-1.amazonaws.com/api:1"
