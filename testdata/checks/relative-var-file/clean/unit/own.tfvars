a = "own"
