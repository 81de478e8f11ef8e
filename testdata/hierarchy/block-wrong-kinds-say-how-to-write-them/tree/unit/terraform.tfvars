terragrunt = {
  dependencies {
    paths = "../b"
  }
  skip            = "true"
  prevent_destroy = "yes"
  iam_role        = ["x"]

  terraform {
    extra_arguments "vars" {
      commands  = 3
      arguments = [true, 1.5]

      env_vars {
        FOO = true
      }
    }
    extra_arguments "more" {
      commands = ["plan"]
      env_vars = "x"
    }
  }
  remote_state = "s3"
}
