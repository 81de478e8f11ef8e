terragrunt = { terraform { source = "m" } }
db_password = "hunter-b"
note = ["plain"]
env = [{ name = "API_TOKEN" value = "token-b" }, { name = "API_URL" value = "u" }, { name = "NEW_SECRET" value = "new-b" }]
pair = { name = "DB_SECRET" value = "pair-b" }
link = "https://me:pw-b@host/"
