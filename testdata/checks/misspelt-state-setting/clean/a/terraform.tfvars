terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }

  terraform {
    source = "git::https://example.com/modules.git//app?ref=v1.2.0"
  }
}
