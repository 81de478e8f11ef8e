terragrunt = {
  terraform { source = "${get_env("SOURCE", "x")" }
}

names = ["${get_env("A", "a")", "b"]
