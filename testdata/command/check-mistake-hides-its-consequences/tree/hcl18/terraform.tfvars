terragrunt = {
  terraform {
    extra_arguments "regional" {
      commands           = ["plan", "apply"]
      optional_var_files = ["${get_tfvars_dir()}/../nope.tfvars", "${find_in_parent_folder("region.tfvars")}"]
    }
  }
}
