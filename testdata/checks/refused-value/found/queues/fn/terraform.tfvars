terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }

  terraform {
    source = "../../modules/fn"
  }

  dependencies {
    paths = ["../bus"]
  }
}

timeout = 400
