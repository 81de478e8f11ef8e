terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

name = "app"
size = "small"
alarm_topic = "ops"
