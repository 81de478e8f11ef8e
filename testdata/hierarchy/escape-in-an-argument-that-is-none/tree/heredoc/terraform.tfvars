terragrunt = {}
a = <<E
${get_env("\x", "")}
and ${get_env("\u12", "d")} $${no} ${get_env("\U", "${get_env("\1", "z")}")}
E
