a = "${x"
b = "ok"
