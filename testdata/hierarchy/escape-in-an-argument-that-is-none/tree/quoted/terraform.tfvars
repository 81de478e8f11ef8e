terragrunt = {}
a = "${get_env("\q", "")}"
