terraform {
  source = "../module"

  extra_arguments "files" {
    commands           = ["plan"]
    required_var_files = ["${run_cmd("environment")}.tfvars"]
  }
}

inputs = {
  owner = "me"
  size  = 3
}
