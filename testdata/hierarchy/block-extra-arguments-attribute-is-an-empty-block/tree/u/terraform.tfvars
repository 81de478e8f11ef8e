terragrunt = {
  terraform {
    extra_arguments {
      a = 1
      "l" "m" {
        commands = ["plan"]
      }
    }
  }
}
