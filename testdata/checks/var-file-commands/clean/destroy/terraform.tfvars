terragrunt = {
  terraform {
    source = "git::https://example.com/modules.git//app?ref=v1.2.0"

    extra_arguments "vars" {
      commands           = ["destroy"]
      required_var_files = ["${get_tfvars_dir()}/more.tfvars"]
    }
  }
}
