inputs = { far = true }
