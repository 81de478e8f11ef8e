locals { name = "${get_env("SOURCE", "x")" }

inputs = { name = local.name }
