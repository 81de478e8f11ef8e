terraform {
  extra_arguments "vars" {
    commands           = get_terraform_commands_that_need_vars()
    arguments          = ["-lock-timeout=5m", "-compact-warnings", "-lock-timeout=5m"]
    required_var_files = ["${get_terragrunt_dir()}/a.tfvars"]
    optional_var_files = ["${get_terragrunt_dir()}/b.tfvars"]
    env_vars           = { TF_LOG = "info" }
  }

  extra_arguments "other" {
    commands  = ["destroy"]
    arguments = ["-refresh=false"]
  }
}
