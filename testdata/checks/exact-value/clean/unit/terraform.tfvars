terragrunt = {
  iam_role = "${get_env("ROLE", "me")}"
}

config_file = "/home/me/.aws"
