terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
}

tags = {
  stage = "prod"
}
