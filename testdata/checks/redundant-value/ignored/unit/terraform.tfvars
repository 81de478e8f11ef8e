terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
}

# strata:ignore redundant-value
owner = "platform"
