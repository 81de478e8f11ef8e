terragrunt = {
  include { path = "${find_in_parent_folders("${get_env("STAGE", "")}-root.tfvars")}" }
}

size = 2
