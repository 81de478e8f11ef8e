terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
}

region = "eu-west-1"
