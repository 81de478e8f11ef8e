terragrunt = {
  # was ${path_relative_to_include()} before, or ${get_env("X", "")}
  # a price of $5 {or so}
  terraform {
    extra_arguments "files" {
      commands           = ["plan"]
      required_var_files = ["common.tfvars"]
    }
  }
}

stage = "# not a comment"
