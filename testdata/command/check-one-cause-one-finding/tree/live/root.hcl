locals {
  account = read_terragrunt_config(find_in_parent_folders("acount.hcl"))
}
