db_password = "short-one"
