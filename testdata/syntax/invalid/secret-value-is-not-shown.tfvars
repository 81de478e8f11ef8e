db_password = hunter2
api_key = 'abc'
private_key = <<EOT
line
EOT
token =
  hunter3
secrets = {
  first = hunter4
  second = [
    hunter5
  ]
}
url = x "https://u:hunter6@host"
