generate "variables" {
  path      = "more.tf"
  if_exists = "overwrite"
  contents  = "variable \"sice\" {}"
}

inputs = {
  sice = 2
}
