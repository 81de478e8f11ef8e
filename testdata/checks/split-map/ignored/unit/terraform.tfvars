terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
}

# strata:ignore split-map
tags = {
  stage = "prod"
}
