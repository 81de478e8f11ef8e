db_password = "hunter2secret"
