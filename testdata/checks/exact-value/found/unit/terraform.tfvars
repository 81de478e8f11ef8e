terragrunt = {}

config_file = "/home/${get_env("WHO", "me")}/.aws"
