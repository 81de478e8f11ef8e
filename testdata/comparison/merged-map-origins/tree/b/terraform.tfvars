terragrunt {
  include { path = "${find_in_parent_folders()}" }
  terraform { source = "m" }
  prevent_destroy = true
}
tags = { owner = "b", stage = "b" }
