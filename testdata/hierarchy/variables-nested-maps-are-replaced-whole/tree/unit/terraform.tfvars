terragrunt {
  include {
    path = "${find_in_parent_folders()}"
  }
}
m {
  inner {
    b = 3
  }
}
