terragrunt = {
  terraform {
    source = "git::https://example.com/x.git"
  }
}
disk_size = 3
db_key_phrase = "hunter3x"
zone = "b"
