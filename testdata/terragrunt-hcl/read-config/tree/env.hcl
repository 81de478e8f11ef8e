locals {
  stage = "dev"
  here  = get_terragrunt_dir()
  unit  = get_original_terragrunt_dir()
}
