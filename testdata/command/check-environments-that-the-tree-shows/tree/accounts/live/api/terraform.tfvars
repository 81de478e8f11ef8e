terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }

  terraform {
    source = "git::https://example.com/api.git?ref=v1"
  }
}

bucket_name = "acme-beta-uploads"
image       = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/api:1"

env_vars = {
  QUEUE = "acme-preview-jobs"
  MODE  = "beta"
}
