tags = { owner = "web", size = 2 * 8 }
list = [for n in ["a", "b"] : upper(n)]
