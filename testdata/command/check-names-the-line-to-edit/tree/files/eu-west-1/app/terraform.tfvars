terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}
