a = "required"
b = "required"
