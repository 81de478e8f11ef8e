terragrunt = {
  remote_state {
    backend = "s3"
    config {
      bucket = "states"
      key    = "${path_relative_to_include()}/terraform.tfstate"
    }
  }
  terraform {
    extra_arguments "common" {
      commands  = ["plan"]
      arguments = ["-lock-timeout=20m"]
      env_vars = {
        AWS_PROFILE = "deploy"
      }
    }
  }
}
owner = "platform"
