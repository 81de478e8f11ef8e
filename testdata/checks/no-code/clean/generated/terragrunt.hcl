generate "main" {
  path      = "main.tf"
  if_exists = "overwrite"
  contents  = "resource \"null_resource\" \"a\" {}"
}
