terragrunt = {
}

db_password = "correct horse battery staple"
upload_url  = "https://user:hunter2hunter2@example.com/upload"

environment_variables = [
  {
    name  = "API_TOKEN"
    value = "0123456789abcdef"
  },
]

# What the command line gives is no less plain.
arguments = ["-var", "master_password=hunter2hunter2", "-var=app_secret=hunter2", "-lock-timeout=1m"]
