terragrunt = {
  terraform {
    source = "git::https://example.com/modules.git//app?ref=v1.2.0"

    before_hook "check" {
      commands = ["plan"]

      # strata:ignore missing-hook-script made by the pipeline
      execute = ["${get_tfvars_dir()}/made.sh"]
    }
  }
}
