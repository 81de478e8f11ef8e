db_password = "second"
