terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
}

stage = "prod" # strata:ignore hidden-variable wanted for the time being
