terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }

  terraform {
    source = "git::https://example.com/db.git?ref=v1"
  }
}

identifier = "acme-preview"
