inputs = { old = true }
