terraform {
  source = "git::https://example.com/modules.git//app?ref=v1.2.0"

  extra_arguments "account" {
    commands           = ["plan"]
    optional_var_files = [find_in_parent_folders("account.tfvars", "ignore"), "${find_in_parent_folders("account.tfvars")}"]
  }
}
