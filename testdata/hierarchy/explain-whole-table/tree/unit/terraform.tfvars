terragrunt {
  include {
    path = "${find_in_parent_folders()}"
  }
}
size = 1
owner = "unit"
tags {
  cost = "unit"
}
