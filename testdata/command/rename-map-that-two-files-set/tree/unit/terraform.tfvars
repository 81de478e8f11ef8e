terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
}

size = "unit"
tags = {
  a = "unit"
}
name = "${get_env("NAME", "x")}"
