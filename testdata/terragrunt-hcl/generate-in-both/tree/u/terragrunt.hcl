include "root" {
  path = "../root.hcl"
}

generate "provider" {
  path      = "provider.tf"
  if_exists = "overwrite"
  contents  = "# unit"
}
