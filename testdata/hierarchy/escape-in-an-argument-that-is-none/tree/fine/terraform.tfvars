terragrunt = {}
a = <<E
${get_env("\x4E\u004F", "d\u00e9\U0001F600\101\n")}
E
b = "\044{x} $${y} ${get_env("N", "\"")}"
