terragrunt = {
  terraform {
    source = "git::https://example.com/modules.git//app?ref=v1.2.0"

    before_hook "check" {
      commands = ["plan"]
      execute  = ["${get_tfvars_dir()}/../scripts/chek.sh"]
    }
  }
}
