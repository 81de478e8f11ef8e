terragrunt = {
  terraform {
    source = "../modules/m"

    before_hook "check" {
      commands = ["plan"]
      execute  = ["./check.sh"]
    }
  }
}
