auto = "${get_env("AUTO", "x")}"
