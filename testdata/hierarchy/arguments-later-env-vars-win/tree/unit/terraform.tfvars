terragrunt {
  terraform {
    extra_arguments "one" {
      commands = ["plan"]
      env_vars {
        A = "one"
        B = "one"
      }
    }
    extra_arguments "two" {
      commands = ["plan"]
      env_vars {
        B = "two"
      }
    }
    extra_arguments "other" {
      commands = ["apply"]
      env_vars {
        A = "not for plan"
      }
    }
  }
}
