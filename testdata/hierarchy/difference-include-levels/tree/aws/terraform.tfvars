terragrunt {
  include {
    path = "${find_in_parent_folders()}"
  }
}
b = "middle"
c = "middle"
