generate "variables" {
  path      = "variables.tf"
  if_exists = "overwrite"
  contents  = "variable \"made\" {}"
}

inputs = {
  made = 1
}
