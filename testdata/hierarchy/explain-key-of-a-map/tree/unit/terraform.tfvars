terragrunt {
  include {
    path = "${find_in_parent_folders()}"
  }
}
tags {
  owner = "unit"
}
