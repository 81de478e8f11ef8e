unrelated = "x"
