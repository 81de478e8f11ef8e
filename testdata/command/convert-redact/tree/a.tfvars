db_password = "x"
name = "n"
url = "https://u:pw@host/"
nested { api_key = 1 }
