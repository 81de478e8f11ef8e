terragrunt = { terraform { source = "m" } }
db_password = "hunter-a"
note = "plain"
env = [{ name = "API_TOKEN" value = "token-a" }, { name = "API_URL" value = "u" }]
pair = { name = "DB_SECRET" value = "pair-a" }
link = "https://me:pw-a@host/"
