tags = { a = 1 }
