# Why this is so
terragrunt = {
  terraform {
    extra_arguments "vars" {
      commands = ["plan"] # only here
    }
  }
}

db_password = "s3cr3t-and-long"
