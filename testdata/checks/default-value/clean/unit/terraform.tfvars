terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
}

days = 30
