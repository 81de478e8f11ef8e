terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
}

size = 1
kind = "a"
