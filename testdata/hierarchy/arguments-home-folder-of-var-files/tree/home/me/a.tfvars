a = "required"
